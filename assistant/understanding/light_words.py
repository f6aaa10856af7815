"""Words that may be asked of anything, and the forms of verbs that no stemmer knows."""

from assistant.understanding.stems import LANGUAGE, stem
from assistant.understanding.wording import WORDINGS
from index.folding import fold
from index.tokens import own_words

# They ask on, link, or stand for something: a glossary that lacks one of them lacks no detail.
LIGHT_WORDS = frozenset(
    fold(
        """
        able academic accept accord account achieve act active actual add additional advantage affect again agree all
        allow almost along already alright although always amount another anyone anything appear apply approach area
        around article ask aspect associate attempt author available back base basic become begin behind believe benefit
        best better big body book bring by call came case category cause century certain change characteristic chinese
        choose claim clear close colour combine come common communique company compare complete component concept
        condition consider consist constitute contain contrast create critic current currently date day deal decade
        decide define degree describe detail device differ difference different diplomat dislike distinction distinguish
        document drawback due early easy effect effort either element else english entail enter entire especially event
        eventually ever everyone example exist expert explain express expression fact factor famous far feature field
        final finally find fine firm first follow form former formerly formula forward frequently full further gain
        general german get give go goal good got great group grow guy happen headline hello help hi high highlight
        himself historic hold however idea identify impact imply important include individual initial initially instead
        institution intend introduce involve island item itself job just keep kind know known lake language large last
        late later law lay lead leader least less let level like likely limit line list little load loaded locate long
        look lot low main major make mandarin manner many matter mean means mention method modern moment month mostly
        mountain much name near nearly necessary need new newspaper notable notice notion now nowadays number object
        obtain occur official often ok okay old one opposite order organisation organization origin original other
        ourselves overall paper part particular people percent percentage percentile perhaps person pertain phase phrase
        pinyin place plain platform please point politician popular position possible potential practice precise present
        press previous previously primarily primary problem process prominent property provide purpose put quality
        question quick quite quote rate rather react reaction read readout real really reason recent recently refer
        region relate religion remain remind reply report represent researcher resource respective respond response
        result river role rule said same say scholar scientist sea second see seek seem sense sentence serve set several
        short show side significant similar simple since single situation size slogan small so somebody someone
        something sometimes soon sorry sort source speak special specific stage start state statement step still
        structure stuff subject subsequent summary suppose sure synonym system take talk team technique tell text thank
        themselves theory therefore thing think three thus time title today together tool topic toward towards translate
        turn two type typical understand use usual various versus very vs want way well whole wide word work world write
        writer year yes
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

LIGHT_STEMS = frozenset(map(stem, LIGHT_WORDS))


def is_light(question: str, language: str) -> bool:
    """Tell whether a question in English has no words but such as may be asked of anything: "What do scholars say?"."""
    asks = language == LANGUAGE and WORDINGS[language].clause.search(question)
    words = own_words(question, language) if asks else []
    return bool(words) and all(stem(word.text) in LIGHT_STEMS for word in words)
