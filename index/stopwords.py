"""Words that ask or join but name nothing, by language."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from index.folding import fold
from index.german import typed_out


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(f"{words} {typed_out(words)}").split())


# Closed-class words only (articles, pronouns, auxiliaries, prepositions, conjunctions, question words): a longer list
# would swallow words that a glossary defines, such as "state" or "order".
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: _folded(words)
    for language, words in {
        "de": """
            aber als am an auch auf aus bei bin bis da damit dann das dass dem den denn der des die dies
            diese diesem diesen dieser dieses doch du durch ein eine einem einen einer eines er es für gegen
            hat hatte hier ich ihr ihre im in ins ist ja kann können man mein mit nach nicht noch nur ob
            oder ohne sein seine seit sich sie sind so über um und uns unter vom von vor wann war waren warum was
            welche welchem welchen welcher welches wem wen wenn wer werden wessen wie wieso wird wo wofür
            woher wohin worum worunter wurde wurden zu zum zur
        """,
        "en": """
            a about after again against all also am an and any are as at be because been before being below
            between both but by can could did do does doing down during each few for from further had has
            have having he her here hers him his how i if in into is it its just many may me might more most
            much must my no nor not of off on once only or other our ours out over own same shall she should so some
            such than that the their theirs them then there these they this those through to too under until
            up us very was we were what when where which while who whom whose why will with within without
            would you your
        """,
        "es": """
            a al ante como cómo con cual cuál cuáles cuando cuándo de del desde donde dónde e el él ella en
            entre era es esa ese eso esta está estas este esto fue fueron ha han hasta hay la las le lo los
            más me mi muy no o para pero por porque que qué quien quién se ser si sin sobre son su sus
            también tu un una uno y
        """,
        "fr": """
            à au aux avec ce ces cet cette comment d dans de des du elle en entre est et était été être eux
            il ils je l la le les leur leurs lui ma mais même mon n ne nous on ont ou où par pas plus pour
            pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur un une
            vous y
        """,
        "it": """
            a ad al alla anche che chi ci come con cosa cos cui da dal dei del della delle di dove e è era
            gli ha hanno i il in l la le lo ma nel nella non o per perché più qual quale quali quando quello
            questa questo se si sono su sua suo tra un una uno
        """,
        "nl": """
            aan als bij dan dat de der deze die dit door dus een en er haar had heeft het hier hij hoe ik in
            is kan maar met mijn naar niet nog of om onder ook op over te tegen tot uit van voor waar waarom
            wanneer waren was wat we welk welke werd wie worden wordt zal ze zich zijn zo
        """,
        "pt": """
            a ao aos as até com como da das de do dos e é ela ele em entre era está eu foi há isso isto já
            mais mas me na não nas no nos o onde os ou para pela pelo por porque qual quais quando que quem
            são se sem ser seu sua também te um uma
        """,
    }.items()
}

# What a question about a term is made of beside the term: taken out of questions, never out of texts.
ASKING_WORDS = _folded("""
    abbreviated briefly called clarify define defined defines definition describe described eli5 exactly explain
    explained explanation gloss glossary mean meaning meanings means meant please pls refer refers say says stand stands
    tell term termed terms tldr word words bedeuten bedeutet bedeutung begriff definiere erkläre erklären
    chinesisch chinesische chinesischem chinesischen chinesischer chinesisches gemeint heißt kurz meint offiziell
    offizielle offiziellem offiziellen offizieller offizielles peking steht texte texten verstanden versteht
    définir définition dire signifie signification terme veut  decir definición quiere significa significado término
""")

# Chinese has no spaces: the words of asking are cut out of a question, simplified, as they stand; longest first.
ASKING_PHRASES = (
    *("的意思是什么", "是什么意思", "哪个术语的意思是", "有什么含义", "的含义是", "的定义是", "的意思是"),
    *("用一句话解释", "一句话解释", "简单解释一下", "简单解释", "简单介绍一下", "简单介绍"),
    *("是什么", "什么意思", "什么是", "什么叫", "是指什么", "指什么", "请解释", "解释一下", "请问", "何谓"),
    *("指的是什么", "为什么", "什么", "哪一个", "哪个", "哪些", "哪一", "多少", "如何", "怎么", "怎样"),
    *("何时", "哪里", "几个", "又是什么", "到底", "究竟"),
)


# Those of all languages.
ALL_FUNCTION_WORDS = frozenset[str]().union(*FUNCTION_WORDS.values())
_LANGUAGES_OF: Mapping[str, Sequence[str]] = {
    word: [language for language, known in FUNCTION_WORDS.items() if word in known] for word in ALL_FUNCTION_WORDS
}


@cache
def asking_words(language: str) -> frozenset[str]:
    """Return the folded words, in some language, that a question is made of beside what it asks about."""
    return FUNCTION_WORDS.get(language, frozenset()) | ASKING_WORDS


def question_language(words: Iterable[str], default: str) -> str:
    """Return the language most of whose function words stand among the folded words; `default` wins a tie."""
    hits = dict.fromkeys(FUNCTION_WORDS, 0)
    for word in set(words):
        for language in _LANGUAGES_OF.get(word, ()):
            hits[language] += 1
    best = max(hits.values())
    if best == hits.get(default, 0):
        return default
    return min(language for language, count in hits.items() if count == best)
