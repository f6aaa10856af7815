from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from assistant import Answer, Citation, Suggestion
from assistant.conversation import Asking
from assistant.explanation import Explained, Explanation
from assistant.web.cited import highlighted
from assistant.web.render import Asked, answer_text, conversation
from assistant.web.words import words_for
from glossary import Entry, Glossary, Name, Section

# A character beyond the BMP (𠮷), an emoji of two code points and CJK stand before what is quoted.
TEXT = "𠮷野家 🇨🇳 says: cooperation. 合作共赢。 Both <b>win</b> & share."
WORDS = words_for("en")
FIRST, SECOND = "合作共赢。", "Both <b>win</b> & share."


class Marks(HTMLParser):
    """Reads what stands in the <mark>s and what is shown altogether, as a browser would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: list[str] = []
        self.tags: list[str] = []
        self._within = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)
        if tag == "mark":
            self._within = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._within:
            self.marks[-1] += data


def cite(number: int, quoted: str, said: str) -> Citation:
    start, place = TEXT.index(quoted), said.index(quoted)
    return Citation(
        number=number,
        glossary="g",
        entry="e",
        section="s",
        term="Term <i>",
        cited_text=quoted,
        start_char=start,
        end_char=start + len(quoted),
        answer_start=place,
        answer_end=place + len(quoted),
        reference="“Term <i>”, in: G.",
        url="https://example.org/e?a=1&b=2#s",
        sources=("Author <script>, https://example.org/a.",),
    )


def answered() -> Answer:
    said = f"Term: {SECOND} [1] {FIRST} [2]"
    return Answer(
        question="<script>alert(1)</script>",
        answered=True,
        text=said,
        citations=(cite(1, SECOND, said), cite(2, FIRST, said)),
        names=(),
        suggestions=(),
        confidence=0.9988,
        standalone_question="",
    )


def turn(answer: Answer) -> Asked:
    told = Explained(answer, Explanation("Q <b>", (), None, (), (), answer.confidence, 0.4, answer.answered))
    return Asked(Asking(answer.question), told)


def shown(turns: Sequence[Asked], glossaries: Mapping[str, Glossary]) -> str:
    return "".join(conversation(turns, glossaries, WORDS))


def glossaries() -> dict[str, Glossary]:
    section = Section("s", TEXT, "Term <i>", (Name("合作", "zh-Hans"), Name('"quoted"', "en")))
    return {"g": Glossary("g", "G", "en", (Entry("e", "Entry", (section,)),))}


def test_two_quotes_of_a_section_are_marked_at_their_code_points() -> None:
    found = Marks(highlighted("turn-1", TEXT, answered().citations, WORDS))
    assert found.marks == [FIRST, SECOND]


def test_a_section_is_shown_letter_for_letter() -> None:
    html = highlighted("turn-1", TEXT, (), WORDS)
    assert Marks(html).tags == ["span"] * html.count("<span")
    assert unescape(html.replace('<span lang="zh-Hans">', "").replace("</span>", "")) == TEXT


def test_overlapping_quotes_lose_and_double_no_letter() -> None:
    first, second = answered().citations
    longer = replace(first, start_char=second.start_char + 1)
    assert "".join(Marks(highlighted("turn-1", TEXT, (longer, second), WORDS)).marks) == TEXT[second.start_char :]


def test_chinese_runs_carry_their_language() -> None:
    html = highlighted("turn-1", TEXT, (), WORDS)
    assert '<span lang="zh-Hans">𠮷野家</span>' in html
    assert '<span lang="zh-Hans">合作共赢。</span>' in html


def test_an_answer_shows_its_quotes_with_numbers_that_lead_to_them() -> None:
    html = answer_text("turn-1", answered(), WORDS)
    assert html.startswith('<p><span class="own">Term: </span><q>Both &lt;b&gt;win&lt;/b&gt; &amp; share.</q><sup>')
    assert html.count("<p>") == html.count("</p>") == 1
    assert 'href="#turn-1-quote-2"' in html
    assert "[1]" not in html


def test_notes_are_paragraphs_of_their_own_before_the_quotes() -> None:
    note = "Read as <i>."
    said = f"{note}\n\n{SECOND} [1]"
    answer = replace(answered(), text=said, citations=(cite(1, SECOND, said),), notes=(note,))
    html = answer_text("turn-1", answer, WORDS)
    assert html.startswith('<p class="note">Read as &lt;i&gt;.</p><p><q>Both &lt;b&gt;win')


def test_nothing_of_a_turn_is_taken_for_markup() -> None:
    html = shown([turn(answered())], glossaries())
    assert not {"script", "i", "b"} & set(Marks(html).tags)
    assert 'href="https://example.org/e?a=1&amp;b=2#s"' in html
    assert '<span lang="zh-Hans">合作</span>' in html


def test_only_the_newest_turn_has_an_open_section() -> None:
    html = shown([turn(answered()), turn(answered())], glossaries())
    assert html.count('<details class="section"') == 2
    assert html.index('<details class="section" open') > html.index('id="turn-2"')


def test_addresses_that_are_not_of_the_web_are_not_links() -> None:
    answer = answered()
    hidden = tuple(replace(one, url="javascript:alert(1)") for one in answer.citations)
    html = shown([turn(replace(answer, citations=hidden))], glossaries())
    assert "javascript:" not in html.partition("<aside")[2]


def test_a_section_that_is_published_nowhere_leads_to_its_page_at_the_desk() -> None:
    answer = answered()
    unpublished = tuple(replace(one, url=None) for one in answer.citations)
    html = shown([turn(replace(answer, citations=unpublished))], glossaries())
    assert '<a href="read/g/e#s" target="_blank">Read in the glossary</a>' in html
    assert "Read in the glossary" not in shown([turn(answer)], glossaries())


def test_confidence_is_never_shown_as_certainty() -> None:
    assert "Confidence 99 %" in shown([turn(replace(answered(), confidence=1.0))], glossaries())


def test_an_answer_in_part_has_no_confidence_that_contradicts_it() -> None:
    assert "Confidence" in shown([turn(answered())], glossaries())
    assert "Confidence" not in shown([turn(replace(answered(), partly=True))], glossaries())


def test_an_abstention_has_suggestions_to_ask_about_and_no_numbers() -> None:
    suggestions = (Suggestion("e", None, 'Entry "one"'), Suggestion("f", None, "Entry two"))
    answer = replace(answered(), answered=False, text="Not in this glossary.", citations=(), suggestions=suggestions)
    html = shown([turn(answer)], glossaries())
    assert 'data-ask="What does Entry &quot;one&quot; mean?"' in html
    assert "Nearest entries" in html
    assert not {"mark", "aside", "sup"} & set(Marks(html).tags)


def test_an_answer_has_its_contrast_to_ask_about_by_its_headword() -> None:
    other = replace(answered(), suggestions=(Suggestion("e", "s", 'Term "two"'),))
    button = '<button type="button" class="ask-this" data-ask="Term &quot;two&quot;">Term &quot;two&quot;</button>'
    assert f'<p class="contrast">In contrast: {button}</p>' in shown([turn(other)], glossaries())
    assert "contrast" not in shown([turn(answered())], glossaries())


def written() -> Answer:
    said = "Both win. [1][2] Again, both. [3]"
    first, second = (replace(one, answer_start=0, answer_end=len("Both win.")) for one in answered().citations)
    again = replace(first, number=3, answer_start=said.index("Again"), answer_end=said.index(" [3]"))
    return replace(answered(), text=said, citations=(first, second, again), written=True)


def test_a_written_sentence_is_no_quote_and_leads_to_all_that_it_cites() -> None:
    html = answer_text("turn-1", written(), WORDS)
    assert html.startswith("<p>Both win.<sup>")
    assert "<q>" not in html
    assert [f'href="#turn-1-quote-{number}"' in html for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert "[" not in html
    assert "</sup> Again, both.<sup>" in html.replace('<span class="own"> </span>', " ")


def test_the_quotes_of_a_written_answer_stand_beside_it_each_once() -> None:
    html = shown([turn(written())], glossaries())
    assert Marks(html).marks == [FIRST, SECOND]
    assert html.count('id="turn-1-quote-3"') == 1
    assert '<a class="number" id="turn-1-quote-3" href="#turn-1-mark-3"' in html
    assert '<p class="writer">Shortened by a language model;' in html


def test_why_the_words_of_a_writer_are_not_shown_is_said_below_the_quotes() -> None:
    fault = replace(answered(), writer_fault="The writer’s <words> are not shown.")
    assert '</div><p class="writer">The writer’s &lt;words&gt; are not shown.</p>' in shown([turn(fault)], glossaries())
    assert "writer" not in shown([turn(answered())], glossaries())
