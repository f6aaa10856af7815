from itertools import pairwise

import pytest

from index.stopwords import FUNCTION_WORDS
from index.tokens import Analyser, language_of, pieces_of, tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


def asked(question: str, language: str = "en") -> list[str]:
    return [term.text for term in Analyser(language).question_terms(question)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. won’t pay 3.5%", ["the", "u", "s", "won", "t", "pay", "3", "5"]),
        ("China’s story, the states' story", ["china", "story", "the", "states", "story"]),
        ("win-win", ["win", "win"]),
        ("Wùshí HÉZUÒ", ["wushi", "hezuo"]),
        ("ﬁnance Ｇ２０ ①", ["finance", "g20", "1"]),
        ("Straße", ["strasse"]),
        ("हिन्दी में सहयोग", ["हिन्दी", "में", "सहयोग"]),
        ("التَّعاوُن الدولي", ["التَّعاوُن", "الدولي"]),
        ("Российский ёлка", ["россиискии", "елка"]),
        ("务实合作 is 务实", ["务实合作", "is", "务实"]),
        ("GDP增长", ["gdp", "增长"]),
        ("務實合作", ["务实合作"]),
        ("カタカナ 협력", ["カタカナ", "협력"]),
        ("", []),
        ("?! … 😀", []),
    ],
)
def test_words_of_any_script_are_kept_whole_and_folded(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text", ["😀 China’s Größe, e\u0301tat: 務實合作 ok", "हिन्दी 𠮷野家 ﬁt", "a\u0301b\u0301 \x00 c", "ǅ İstanbul ŉ"]
)
def test_offsets_count_code_points_and_lead_back_to_the_text(text: str) -> None:
    found = list(tokenise(text))
    assert found
    for token, following in pairwise(found):
        assert token.end <= following.start
    for token in found:
        assert [one.text for one in tokenise(text[token.start : token.end])] == [token.text]
        assert not token.cjk or token.end - token.start == len(token.text)


@pytest.mark.parametrize(
    "text",
    [
        "China's Belt and Road, the G20's 2nd summit",
        "THE PRC'S; its' it's_ x's's 'quoted' rock'n'roll",
        "snake_case, e-mail, 3.14%, A/B\ttab\nline",
        "",
    ],
)
def test_plain_letters_are_cut_as_they_are_among_others(text: str) -> None:
    assert list(tokenise(text)) == list(tokenise(f"{text} é"))[:-1]


def test_texts_lose_function_words_and_are_stemmed() -> None:
    assert Analyser("en").text_terms("The states of the cooperations were cooperating") == ["state", "cooper", "cooper"]
    assert Analyser("de").text_terms("Der Staat und die Staaten") == ["staat", "staat"]
    assert Analyser("en-GB").text_terms("the states") == ["state"]


def test_a_language_without_a_stemmer_is_left_as_it_is_written() -> None:
    assert Analyser("sw").text_terms("ushirikiano wa kimataifa") == ["ushirikiano", "wa", "kimataifa"]


def test_chinese_terms_are_the_bigrams_of_a_run() -> None:
    terms = Analyser("zh-Hans").question_terms("务实合作")
    assert [(term.text, term.start, term.end) for term in terms] == [("务实", 0, 2), ("实合", 1, 3), ("合作", 2, 4)]
    assert Analyser("zh").text_terms("钱 GDP") == ["钱", "gdp"]


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_a_text_of_function_words_has_no_terms(language: str) -> None:
    assert Analyser(language).text_terms(" ".join(sorted(FUNCTION_WORDS[language]))) == []


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("What does pragmatic cooperation mean?", ["pragmat", "cooper"]),
        ("Please explain the term “multilateralism”", ["multilater"]),
        ("Was bedeutet die Zusammenarbeit?", ["zusammenarbeit"]),
        ("Que signifie la coopération ?", ["cooper"]),
        ("¿Qué significa la cooperación?", ["cooperacion"]),
        ("务实合作是什么意思？", ["务实", "实合", "合作"]),
        ("什么是合作？", ["合作"]),
    ],
)
def test_the_words_that_only_ask_are_dropped(question: str, terms: list[str]) -> None:
    assert asked(question) == terms


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("合作是什么意思", "合作是什麼意思"),
        ("什么是合作", "什麼是合作"),
        ("什么叫合作", "什麼叫合作"),
        ("请问合作的定义是什么", "請問合作的定義是什麼"),
        ("请解释合作", "請解釋合作"),
        ("何谓合作", "何謂合作"),
        ("哪个术语的意思是合作", "哪個術語的意思是合作"),
        ("怎么合作", "怎麼合作"),
    ],
)
def test_chinese_is_asked_in_either_script(simplified: str, traditional: str) -> None:
    assert asked(simplified) == asked(traditional) == ["合作"]


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("What is the Who?", ["what", "is", "the", "who"]),
        ("什么意思", ["什么", "么意", "意思"]),
        ("Was ist das?", ["was", "ist", "das"]),
        ("explain", ["explain"]),
    ],
)
def test_a_question_of_nothing_but_asking_words_keeps_them(question: str, terms: list[str]) -> None:
    assert asked(question) == terms


def test_the_offsets_of_a_question_stand_where_a_phrase_was_cut() -> None:
    question = "😀 什么是务实合作？"
    assert [question[term.start : term.end] for term in Analyser("en").question_terms(question)] == [
        "务实",
        "实合",
        "合作",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is cooperation?", "en"),
        ("Was bedeutet Zusammenarbeit für die Partner?", "de"),
        ("Qu'est-ce que la coopération ?", "fr"),
        ("务实合作是什么意思？", "zh"),
        ("务实合作与 FOCAC 论坛", "zh"),
        ("協力とは何ですか", "ja"),
        ("협력이란 무엇입니까", "ko"),
        ("Что такое сотрудничество?", "und"),
        ("ما هو التعاون", "und"),
        ("cooperation", "en"),
        ("1949?", "en"),
    ],
)
def test_a_language_is_told_by_script_then_by_function_words(text: str, language: str) -> None:
    assert language_of(text, "en") == language


def test_a_piece_is_a_word_or_a_character_where_it_stands_in_the_text() -> None:
    text = "the 务实 Forum"
    pieces = list(pieces_of(tokenise(text)))
    assert [(piece.text, piece.cjk) for piece in pieces] == [
        ("the", False),
        ("务", True),
        ("实", True),
        ("forum", False),
    ]
    assert [text[piece.start : piece.end] for piece in pieces] == ["the", "务", "实", "Forum"]


def test_the_glossary_that_is_asked_is_not_what_is_asked_about() -> None:
    assert asked("What does the glossary say on fishing?") == ["fish"]
    # Unless nothing else is.
    assert asked("What is a glossary?") != []


@pytest.mark.parametrize(
    "question",
    ["ELI5 barter", "tldr: barter", "explain barter briefly, pls", "用一句话解释barter", "简单解释一下barter"],
)
def test_how_an_answer_is_wanted_is_not_looked_for(question: str) -> None:
    assert asked(question) == asked("barter")
