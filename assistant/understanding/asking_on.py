"""Questions without a subject of their own: "Since when?", "Why not?", "Give me an example"."""

import re
from collections.abc import Mapping

from assistant.understanding.shape import asks_meaning
from index.stopwords import asking_words
from index.tokens import tokenise


def _asked(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


# What only asks on, though it has words beyond those of asking.
_ASKING_ON: Mapping[str, re.Pattern[str]] = {
    "en": _asked(
        r"(?:(?:can|could) you |got |have you got |do you have |is there |are there |like |what(?:['’]s| is) )?"
        r"(?:(?:give|show|name)(?: me| us)? )?(?:an?|any|some|for|another|one)?(?: \w+)?"
        r" ?(?:examples?|instances?|illustrations?|cases?(?: in point)?)(?: please| of (?:it|that|this))?"
        r"|(?:(?:can|could) you )?(?:tell me|tell us|explain|say)? ?(?:a bit )?more|go on|since when|such as"
        r"|(?:anything|what) else|according to whom"
    ),
    "de": _asked(
        r"(?:(?:gib|nenne|nenn|zeig)(?: mir| uns)? )?(?:ein|noch ein|zum|irgendein|ein anderes|mehr) beispiele?"
        r"|(?:hast du|haben sie|gibt es) (?:ein beispiel|beispiele)(?: dafür)?|beispiele?"
        r"|(?:erkläre? |erzähle? )?(?:mir )?mehr(?: dazu)?|(?:seit|ab|bis) wann|was noch|laut wem"
    ),
    "zh": _asked(
        "(?:请|請)?(?:再|能|可以)?(?:给|給|举|舉)(?:我)?(?:出|一|个|個|几|些)*(?:例子?|实例)[吗嗎]?|例子|例如|比如|还有(?:什么|别的)?吗?|還有(?:什麼|別的)?嗎?"
    ),
}
# Such a request may say of what kind the example is to be.
_FOR_ONE: Mapping[str, re.Pattern[str]] = {
    "en": _asked(
        r"(?:(?:can|could) you |got |have you got |do you have |is there |are there |what(?:['’]s| is) )?"
        r"(?:(?:give|show|name|tell)(?: me| us)? )?(?:an?|any|some|another)?(?: more| concrete| real| recent)?"
        r" ?(?:examples?|instances?|illustrations?|cases?)"
        r" (?:about|against|between|concerning|from|in|involving|outside|to do with|under|with) .+"
    ),
    "de": _asked(
        r"(?:(?:gib|nenne|nenn|zeig)(?: mir| uns)? |hast du |gibt es )?(?:ein|noch ein|irgendein|ein anderes) "
        r"(?:beispiel|fall) (?:aus|gegen|in|mit|unter|zwischen|zu[rm]?) .+"
    ),
}
# Chinese leaves out the subject that is spoken of; such a question then begins with what it asks, or with its verb.
_SUBJECTLESS: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        "(?:是|又|还|還|也|都|到底|究竟|主要|最早|最初|第一次|现在|現在|目前|当时|當時)*"
        "(?:从|從|由|被|在|跟|和|对|對|用|为|為)?(?:什么|什麼|何|谁|誰|哪|怎|如何|多久|多少|多大|多长|[几幾]"
        "|有|能|会不|会是|可以|可能|应该|需要|包括|包含|属于|屬於|意味|来自|來自|成立|提出|起源|英文|德文|中文|用英|用德|是不是|是否)"
    )
}
# A question of this kind asks about all that was said before it: "Why not?"
_OF_CLAUSE: Mapping[str, re.Pattern[str]] = {
    "en": _asked(
        r"why(?: is that| so| not)?|how (?:so|come)|says who|who says(?: so| that)?|according to whom|really|what for"
        r"|when|where|how|(?:by|for|from|to|with) whom"
    ),
    "de": _asked(
        r"(?:warum|wieso|weshalb)(?: nicht| denn| das)*|wer sagt das|laut wem|sagt wer|wozu|wann|wo|wie"
        r"|(?:für|mit|von) wem"
    ),
    "zh": _asked("为什么不?|為什麼不?|为何|為何|谁说的|誰說的|真的吗|什么时候|什麼時候|何时|何時|在?哪里|跟谁"),
}
# And one of this kind does where that was a question of yes or no.
_OF_FACT: Mapping[str, re.Pattern[str]] = {
    "en": _asked("since when"),
    "de": _asked("seit wann"),
    "zh": _asked("从什么时候(?:开始)?|從什麼時候(?:開始)?"),
}
_YES_OR_NO: Mapping[str, re.Pattern[str]] = {
    "en": _asked(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might)\b.+"),
    "de": _asked(r"(?:ist|sind|war|waren|hat|haben|hatte|kann|können|wird|werden|wurde|gibt|gehört|darf|muss)\b.+"),
    "zh": _asked(".+[吗嗎]"),
}
# Who asks for the one that answers asks nothing of the topic.
_ADDRESS = frozenset({"du", "i", "me", "my", "you", "your", "ich", "mich", "mir"})
_END = re.compile(r"[\s?.!,;？。！，；呢]*$")


def asks_on(question: str, language: str) -> bool:
    """Tell whether a question is nothing but words of asking: "Since when?"."""
    said = _END.sub("", question)
    if is_request(question, language) or (language in _OF_CLAUSE and _OF_CLAUSE[language].fullmatch(said)):
        return True
    words = [word.text for word in tokenise(said)]
    asking = asking_words(language)
    return bool(words) and all(word in asking and word not in _ADDRESS for word in words)


def is_request(question: str, language: str) -> bool:
    """Tell whether a question asks for an example, or more: "And examples?"."""
    return language in _ASKING_ON and _ASKING_ON[language].fullmatch(_END.sub("", question)) is not None


def asks_for_one(question: str, language: str) -> bool:
    """Tell whether a question asks for an example of some kind: "Give me an example from Africa"."""
    return language in _FOR_ONE and _FOR_ONE[language].fullmatch(_END.sub("", question)) is not None


def drops_subject(question: str, language: str) -> bool:
    """Tell whether a question leaves out what it is about, as its language allows: "什么时候成立的？"."""
    return language in _SUBJECTLESS and _SUBJECTLESS[language].match(question) is not None


def put_before(topic: str, question: str) -> str:
    """Return a question that left out its subject with that before it."""
    said = _END.sub("", question)
    return f"{topic}{'是' if said.endswith('的') and not said.startswith('是') else ''}{question}"


def asks_of_clause(question: str, before: str, language: str) -> bool:
    """Tell whether a question asks about all that the question before it says, and not of its topic alone."""
    said, clause = _END.sub("", question), _END.sub("", before)
    if language not in _OF_CLAUSE or asks_meaning(clause):
        return False
    of_fact = _OF_FACT[language].fullmatch(said) and _YES_OR_NO[language].fullmatch(clause)
    return bool(_OF_CLAUSE[language].fullmatch(said) or of_fact)
