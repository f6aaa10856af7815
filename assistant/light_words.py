"""Words that may be asked of anything, and the forms of verbs that no stemmer knows."""

from assistant.wording import WORDINGS
from index.folding import fold
from index.tokens import Analyser, own_words

_LANGUAGE = "en"
_stem = Analyser(_LANGUAGE).stem

# They ask on, link, or stand for something: a glossary that lacks one of them lacks no detail.
LIGHT_WORDS = frozenset(
    fold(
        """
        academic accord account act actual add advantage again agree all allow alright amount another anyone
        anything appear apply area article ask aspect author base basic become begin behind believe benefit best
        better big body book bring by call came case category cause century change characteristic chinese choose
        claim colour come common communique company compare component concept consider contain contrast create critic
        date day deal decade decide define degree describe detail device differ difference different diplomat
        distinction distinguish document drawback easy element else english entail enter event ever everyone example
        exist expert explain express expression fact factor far feature field find fine firm first follow form formula
        full further general german get give go good got group grow guy happen headline hello help hi hold idea imply
        important include instead institution intend introduce involve island item itself job just keep kind know
        known lake language last law lay lead leader least less let level like line list load loaded locate long look
        lot main make mandarin manner many matter mean means mention method moment month mostly mountain much name
        near necessary need new newspaper notice notion now nowadays number object occur official often ok okay old
        one opposite order organisation organization origin other ourselves paper part particular people percent
        percentage percentile perhaps person phase phrase pinyin place plain platform please point politician
        possible practice precise present press problem process property purpose put quality question quick quite
        quote rate read readout real really reason refer region relate religion remind report researcher resource
        river role rule said same say scholar scientist sea second see seem sense sentence serve set short show side
        similar simple since situation size slogan so somebody someone something sorry sort source speak specific
        stage start state statement step still structure stuff subject summary suppose sure synonym system take talk
        team technique tell text thank themselves theory thing think three time title today together tool topic
        translate turn two type typical understand use usual various versus very vs want way well wide word work
        world write writer year yes
        """
    ).split()
)

# Irregular verbs, each before its forms.
VERB_FORMS = {
    verb: tuple(forms)
    for verb, *forms in map(
        str.split,
        fold("""
        become became; begin began begun; bind bound; blow blew blown; break broke broken; bring brought; build built;
        buy bought; catch caught; choose chose chosen; deal dealt; draw drew drawn; drive drove driven; eat ate eaten;
        fall fell fallen; feed fed; fight fought; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
        freeze froze frozen; give gave given; go went gone; grow grew grown; hang hung; hear heard; hold held; keep
        kept; know knew known; lay laid; lead led; leave left; lend lent; lose lost; make made; meet met; pay paid; ride
        rode ridden; rise rose risen; run ran; see saw seen; sell sold; send sent; shake shook shaken; shoot shot; sink
        sank sunk; speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck; swear swore sworn;
        take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand
        understood; win won; withdraw withdrew withdrawn; write wrote written
        """).split(";"),
    )
}

LIGHT_STEMS = frozenset(map(_stem, LIGHT_WORDS))


def is_light(question: str, language: str) -> bool:
    """Tell whether a question in English has no words but such as may be asked of anything: "What do scholars say?"."""
    asks = language == _LANGUAGE and WORDINGS[language].clause.search(question)
    words = own_words(question, language) if asks else []
    return bool(words) and all(_stem(word.text) in LIGHT_STEMS for word in words)
