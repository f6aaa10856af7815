"""What of a topic a question asks for, in words that the texts are likely to have for it."""

import re
from collections.abc import Mapping

# A question of no content ("Since when?") or in a language that the encoder does not know is near to no sentence. By the
# language of the texts: what asks for it in English, German and Chinese, and how a text speaks of it.
_FACETS: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": tuple(
        (re.compile(pattern, re.IGNORECASE), words)
        for pattern, words in (
            (
                r"\bsince when\b|\bseit wann\b|\bab wann\b|(?:从|從|自)?(?:什么时候|什麼時候|何时|何時|哪年|哪一年)(?:开始|起|出现)",
                "Since when? When did it begin, when was it founded or first used, and in which year?",
            ),
            (r"^when\b|\bwann\b|什么时候|什麼時候|何时|何時|哪年|哪一年", "When was that, on which date and in which year?"),
            (
                r"\bgegründet\b|\bentstanden\b|\bgründung\b|\bgegründet\b|成立|创立|創立|创建|建立",
                "When was it founded, and by whom?",
            ),
            (
                r"\bgeprägt\b|\berfunden\b|\bstammt\b|\bherkunft\b|\bursprung\b|提出|发明|創造|创造|来源|来自|起源|出处",
                "Who coined it or first put it forward, and where does it come from?",
            ),
            (r"\bexamples?\b|\bbeispiele?\b|例子|举例|舉例|例如", "For example, what is an example of it in use?"),
            (r"\bwarum\b|\bwieso\b|\bweshalb\b|为什么|為什麼|为何|為何", "Why? Because of what reason?"),
            (r"\bwie oft\b|多久.*[一]?次|每几年|几年一", "How often does it meet, every how many years?"),
            (r"\btreffen\b|\btagt\b|\btagen\b|开.*会|開.*會|召开|举行|舉行", "When and where does it meet, where was it held?"),
            (r"\bwie viele?\b|多少|几个|幾個", "How many and how much?"),
            (r"\bgeld\b|\bsumme\b|资金|資金|多少钱|多少錢|拨款|出资", "How much money and finance was promised?"),
            (r"\bmitglied(?:er)?\b|成员|成員|哪些国家|哪些國家", "Which countries are members?"),
            (r"\bwo\b|\bwoher\b|哪里|哪裡|哪儿|在哪", "Where, in which place?"),
            (r"\bwozu\b|\bzweck\b|\bziel\b|目的|目标|目標|用途|作用", "What is its purpose and aim?"),
            (r"\bkritik\b|\bkritisiert\b|批评|批評|争议", "Who criticises it, and why?"),
            (r"\bvorteile?\b|\bnutzen\b|优点|優點|好处|优势", "What are its benefits and advantages?"),
            (r"\bnachteile?\b|\bprobleme?\b|缺点|缺點|坏处|问题", "Which problem does it address?"),
        )
    )
}


def facets(question: str, texts: str) -> str:
    """Return what a question asks for, in the language of the texts; "" where that is not told by its words."""
    return " ".join(words for pattern, words in _FACETS.get(texts, ()) if pattern.search(question))
