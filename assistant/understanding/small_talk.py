"""What is said to the desk that asks for nothing: greetings, thanks, a cry for help, abuse."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.alternatives import any_of
from assistant.understanding.topic import Lexicon


@dataclass(frozen=True, slots=True)
class _Manner:
    """What people say, by language, and what the desk replies, by language."""

    said: Mapping[str, str]
    replies: Mapping[str, str]


# Each is all that is said, but for what may stand around it.
_MANNERS = (
    _Manner(
        {
            "en": r"(?:hi|hello|hey|good (?:day|morning|afternoon|evening))(?: (?:all|again|everyone|guys|there))*"
            r"|is (?:any(?:one|body)|some(?:one|body)) there|are you there|how are you(?: doing)?(?: today)?"
            r"|how do you do",
            "de": r"hallo|guten (?:tag|morgen|abend)|servus|moin|grüß gott|grüezi"
            r"|wie geht(?:['’]s| es)(?: dir| ihnen)?",
            "fr": r"bonjour|bonsoir|salut|(?:comment )?ça va",
            "es": r"hola|buen[oa]s (?:días|tardes|noches)|qué tal",
            "zh": r"你好|您好|早上好|下午好|晚上好|嗨|在吗",
        },
        {
            "en": "Hello. Ask what a term means, or paste the passage in which you met it.",
            "de": "Guten Tag. Fragen Sie, was ein Ausdruck bedeutet, oder fügen Sie die Stelle ein, an der er steht.",
            "zh": "您好。请输入想了解的词语，或者贴上它所在的段落。",
        },
    ),
    _Manner(
        {
            "en": r"(?:many )?(?:thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much))?"
            r"(?: for (?:your|the) help)?"
            r"|that['’]?s (?:all|it|great|helpful|perfect)(?: for (?:now|today))?|(?:that )?(?:helped|was helpful)"
            r"|(?:good)?bye(?: bye)?|see you(?: later)?|good night|(?:very )?(?:good|great|nice|perfect)"
            r"|all ?right|cool|excellent|i see|ok(?:ay)?|well done|got it|understood",
            "de": r"(?:vielen |besten |herzlichen )?dank(?:e)?(?: (?:dir|ihnen|euch|schön|sehr|vielmals))*"
            r"|(?:das )?hat geholfen|das war['’ ]?s|tschüss|auf wiedersehen|super|prima|(?:sehr )?gut|alles klar"
            r"|verstanden|ok(?:ay)?",
            "fr": r"merci(?: (?:beaucoup|bien))?|au revoir",
            "es": r"(?:muchas )?gracias|adiós",
            "zh": r"谢谢(?:你|您|了)?|多谢|謝謝(?:你|您)?|再见|好的?|(?:明白|知道|懂)了",
        },
        {
            "en": "You are welcome. Ask on whenever a term gives you pause.",
            "de": "Gern geschehen. Fragen Sie weiter, wenn ein Ausdruck Sie stutzen lässt.",
            "zh": "不客气。有疑问的词语，请随时再问。",
        },
    ),
    _Manner(
        {
            "en": r"help(?: me)?"
            r"|(?:can|could) you (?:please )?help(?: me)?(?: out)?(?: with (?:a|my|this) (?:piece|story|text))?"
            r"|i (?:have|['’]ve got) a question|i need (?:some |your )?help|what can (?:you|i) (?:do|ask)(?: here)?"
            r"|how (?:does (?:the|this) (?:desk|page|site) work|do i use (?:it|the desk|this))"
            r"|(?:who|what) are you|are you (?:a |an )?(?:ai|bot|human|machine|person|real|robot)(?: being| person)?"
            r"|am i (?:talking|speaking|chatting) (?:to|with)"
            r" (?:a |an )?(?:ai|bot|human|machine|person|robot)(?: being)?"
            r"|what is this (?:page|site)|instructions",
            "de": r"hilfe|was kannst du|was können sie|wer (?:bist du|sind sie)|wie funktioniert das(?: hier)?"
            r"|(?:bist du|sind sie) (?:ein )?(?:bot|mensch|roboter)",
            "fr": r"aide|aidez-moi|qui (?:es-tu|êtes-vous)",
            "es": r"ayuda|quién eres",
            "zh": r"帮助|幫助|你是谁|你是誰|你能做什么|你能做什麼|怎么用|你是(?:人|机器人)吗",
        },
        {
            "en": "This desk looks terms up in a glossary, quotes the sentences that answer and cites them; it is a "
            "program and invents nothing. Ask “what does … mean?”, who, when or where, or compare two terms.",
            "de": "Dieses Programm schlägt Ausdrücke in einem Glossar nach und zitiert die Sätze, die antworten. "
            "Fragen Sie, was etwas bedeutet, wer, wann oder wo, oder vergleichen Sie zwei Ausdrücke.",
            "zh": "本程序在词汇表中查找词语，逐字引用并注明出处。可以问“……是什么意思？”，也可以比较两个词语。",
        },
    ),
    _Manner(
        {
            "en": r"(?:you(?: are|['’]re)?|this is|what a)?(?: ?(?:a|an|so|such|bloody|fucking|really|totally|you))*"
            r" ?(?:crap|dumb|garbage|idiot|moron|rubbish|shit|stupid|useless|worthless)(?: (?:bot|machine|thing|you))?"
            r"|fuck(?: (?:off|you))?|shut up|(?:you|this) sucks?|i hate you",
            "de": r"(?:du (?:bist )?)?(?:so ein |ein |echt |total )?(?:arschloch|blöd|dumm|idiot|mist|nutzlos|scheiße)"
            r"|halt die klappe|halt['’]?s maul",
            "fr": r"(?:tu es )?(?:idiot|nul|stupide)|merde",
            "es": r"(?:eres )?(?:idiota|inútil|tonto)|mierda",
            "zh": r"傻[瓜逼]|白痴|滚|没用|垃圾",
        },
        {
            "en": "That was no help, it seems. Put the term, or the sentence in which it stands, and the desk will "
            "look again.",
            "de": "Das hat wohl nicht geholfen. Nennen Sie den Ausdruck oder den Satz, in dem er steht.",
            "zh": "看来没有帮上忙。请写出想了解的词语或它所在的句子。",
        },
    ),
)
# What is cut off the beginning of each piece of what is said.
_OPENING = re.compile(rf"(?:{any_of('oh|ok(?:ay)?|so|well|ah|also|ach|naja|please|bitte')}(?: +|$))+", re.IGNORECASE)
_PIECE = re.compile(r"[^,.;:!?¡¿…。，！？、~\n–—]+")
# Who asks for something says more.
_MOST_CHARACTERS = 120

_SAID = [
    (re.compile(said, re.IGNORECASE), manner.replies.get(language, manner.replies["en"]))
    for manner in _MANNERS
    for language, said in manner.said.items()
]
_ANYTHING = re.compile("|".join(pattern.pattern for pattern, _ in _SAID), re.IGNORECASE)


def reply_to(said: str) -> str:
    """Return what the desk replies to small talk, in its language where that is known; "" where something is asked."""
    if len(said) > _MOST_CHARACTERS:
        return ""
    given = [piece.strip() for piece in _PIECE.findall(said)]
    # "Ok" may be all that is said.
    pieces = [bare for piece in given if (bare := _OPENING.sub("", piece, count=1))] or list(filter(None, given))
    if not all(map(_ANYTHING.fullmatch, pieces)):
        return ""
    replies = [next(reply for pattern, reply in _SAID if pattern.fullmatch(piece)) for piece in pieces]
    return replies[-1] if replies else ""


def reply_unless_named(said: str, lexicon: Lexicon) -> str:
    """Return what the desk replies to small talk; "" where what is said has a name of the glossary in it."""
    reply = reply_to(said)
    return "" if reply and lexicon.names_in(said) else reply
