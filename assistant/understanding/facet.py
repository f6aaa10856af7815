"""What of a topic a question asks for, in words that the texts are likely to have for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.shape import WHEN
from index.stopwords import ALL_FUNCTION_WORDS, ASKING_PHRASES, ASKING_WORDS
from index.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Facets:
    """Words for what is asked for, "" where that is not told; `left` are the words of the question beside."""

    words: str
    left: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Tell whether nothing else is asked."""
        return bool(self.words) and not self.left


# A question of no content ("Since when?") or in a language that the encoder does not know is near to no sentence.
# By the language of the texts: what asks for it in English, German and Chinese, and how a text speaks of it.
_FACETS: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": tuple(
        (re.compile(pattern, re.IGNORECASE), words)
        for pattern, words in (
            (
                (
                    r"\bsince when\b|\b(?:seit|ab) wann\b"
                    r"|[从從自]?(?:什么时候|什麼時候|何时|何時|哪一?年)(?:开始|開始|起|出现|出現)"
                ),
                "Since when? When did it begin, when was it founded or first used, and in which year?",
            ),
            (rf"^{WHEN}|\bwann\b|什么时候|什麼時候|何时|何時|哪一?年", "When was that, and in which year?"),
            (r"\bgegründet\b|\bentstanden\b|\bgründung\b|成立|创立|創立|创建|創建|建立", "When was it founded?"),
            (
                (
                    r"\b(?:ausgedacht|eingeführt|erfunden|geprägt|herkunft|stammt|ursprung|vorgeschlagen|woher)\b"
                    r"|提出|发明|發明|来源|來源|起源|出处|出處|出自|来自|來自"
                ),
                "Who coined it or first put it forward, and where does it come from?",
            ),
            (
                (
                    r"\b(?:cases?|examples?|illustrations?|instances?)\b|\bbeispiele?\b"
                    r"|\b(?:gib|nenne?|zeig) (?:mir|uns)\b"
                    r"|[举舉给給]?[出个個一]*(?:例子?|实例)|例如|比如"
                ),
                "Who said it of whom, and on what occasion, for example?",
            ),
            (
                (
                    r"\b(?:analysts?|critic\w*|critique|observers?|outside china|ausland|außerhalb chinas"
                    r"|kritik\w*|westen|westlich\w*)\b"
                    "|(?:西方|国外|國外|外国|外國|海外)(?:怎么|怎麼|怎样|如何)?(?:评价|評價|看待?|理解)?"
                ),
                "How is it seen and read outside China?",
            ),
            (
                (
                    r"\b(?:answer|deny|denied|react\w*|reject\w*|repl(?:y|ies|ied)|respon[ds]\w*|dazu|erwider\w*|reagier\w*)\b"
                    "|回应|回應|反驳|反駁"
                ),
                "What did they reply, and what did they reject or deny?",
            ),
            (
                r"\b(?:contrary|opposite|reverse|other (?:model|view)|gegenteil)\b|相反|反面|反义|反義",
                "What is its opposite, and what is it set against?",
            ),
            (r"\b(?:bestandteile|inhalte?|punkte)\b|内容|內容|哪几[点點]|包括|包含", "Which parts and points has it?"),
            (
                r"\bwarum\b|\bwieso\b|\bweshalb\b|(?:为什么|為什麼|为何|為何)(?:要|会|會)?[提说說]?",
                "Why? For what reason?",
            ),
            (r"\bwie oft\b|多久.*一?次|每几年|几年一次", "How often, every how many years?"),
            (r"\b(?:tagt|tagen|treffen|trifft)\b|[开開].*[会會]|召开|召開|举行|舉行", "When and where does it meet?"),
            (r"\bwie viele?\b|多少|几个|幾個", "How many, and how much?"),
            (r"\b(?:geld|summe)\b|[资資]金|[钱錢]", "How much money was promised?"),
            (r"\bmitglied(?:er|s?staaten)?\b|成员国?|成員國?|哪些国家|哪些國家", "Which countries are members?"),
            (r"\bnimmt\b.*\bteil\b|\bteilnehm\w+|参加|參加|参与|參與", "Who takes part?"),
            (r"\bwo\b|哪里|哪裡|哪儿|哪兒", "Where, in which place?"),
            (
                r"\b(?:wofür|wozu|zweck|ziel|brauch\w*|nutzt)\b|目的|目标|目標|用途|作用|[有]?什么用|用来做什么",
                "What is its purpose, and what is it used for?",
            ),
            (r"\bkommt\b.*\bhinzu\b|\bzusätzlich\b", "What does it add?"),
            (r"\b(?:vorteile?|nutzen)\b|优点|優點|好处|好處|优势|優勢", "What are its benefits and advantages?"),
            (r"\b(?:nachteile?|risiken)\b|缺点|缺點|坏处|壞處|风险|風險", "What are its drawbacks and risks?"),
            (r"\blöst\b|\bprobleme?\b|解决|解決|问题|問題", "Which problem does it solve?"),
            (r"\bfunktioniert\b|\bgeht\b|怎么运作|如何运作|工作原理", "How does it work?"),
        )
    )
}
# What may stand in a Chinese question beside what it asks for.
_PARTICLES = re.compile(
    "第[一二三四五六七八九十]+[次届屆所个個家座位]?|最[早初]|[的了吗嗎呢吧啊是在有它其这這那个個会會能要就都还還也被由谁誰什么麼哪请請]|[\\s?？!！.。,，]"
)


def facets(question: str, texts: str) -> Facets:
    """Return what a question asks for, in the language of the texts."""
    found = [(pattern, words) for pattern, words in _FACETS.get(texts, ()) if pattern.search(question)]
    left = question
    for pattern, _ in found:
        left = pattern.sub(" ", left)
    for phrase in ASKING_PHRASES:
        left = left.replace(phrase, " ")
    tokens = (token.text for token in tokenise(_PARTICLES.sub(" ", left)))
    return Facets(" ".join(words for _, words in found), tuple(word for word in tokens if word not in _EMPTY))


# What is said of any term, wherever it comes from.
_OF_TERMS = (
    "china ausdruck bezeichnung formel formulierung gedanke konzept parole redewendung schlagwort slogan wort worte "
    "gab gibt kam kommt redet sagt sagte spricht sprechen sprach"
)
_EMPTY = ASKING_WORDS | frozenset(_OF_TERMS.split()) | ALL_FUNCTION_WORDS
