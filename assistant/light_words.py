"""Words that may be asked of anything, and the forms of verbs that no stemmer knows."""

from index.folding import fold

# They ask on, link, or stand for something: a glossary that lacks one of them lacks no detail.
LIGHT_WORDS = frozenset(
    fold(
        """
        accord account actual add again agree all allow alright another anyone anything appear apply article ask
        aspect base basic become begin behind believe best better big bring by call came case cause change chinese
        choose claim come common communique compare concept consider contain contrast create deal decide define
        describe detail differ difference different distinction distinguish easy else english entail ever everyone
        example exist explain express expression fact far feature find fine first follow form formula full further
        general german get give go good got grow guy happen headline hello help hi hold idea imply important include
        instead intend introduce involve itself job just keep kind know known language last lead least less let like
        line list load loaded locate long look lot main make mandarin manner many matter mean mention moment mostly
        much name near necessary need new newspaper notice notion now nowadays number occur official often ok okay
        old one opposite order origin other ourselves paper part particular people perhaps phrase pinyin place plain
        please point possible practice precise present press problem purpose put question quick quite quote read
        readout real really reason refer relate remind report role said same say second see seem sense sentence
        serve set short show side similar simple since situation slogan so somebody someone something sorry sort
        source speak specific start state statement still stuff subject summary suppose sure take talk tell text
        thank themselves thing think three time today together topic translate turn two type typical understand use
        usual various versus very vs want way well wide word work world write year yes
        """
    ).split()
)

# Irregular verbs, each before its forms.
VERB_FORMS = {
    verb: tuple(forms)
    for verb, *forms in map(
        str.split,
        fold("""
        begin began begun; bind bound; blow blew blown; break broke broken; bring brought; build built; buy bought;
        catch caught; choose chose chosen; deal dealt; draw drew drawn; drive drove driven; eat ate eaten; fall fell
        fallen; feed fed; fight fought; fly flew flown; forbid forbade forbidden; forget forgot forgotten; freeze
        froze frozen; grow grew grown; hang hung; hear heard; hold held; keep kept; lay laid; lead led; leave left;
        lend lent; lose lost; meet met; pay paid; ride rode ridden; rise rose risen; run ran; sell sold; send sent;
        shake shook shaken; shoot shot; sink sank sunk; speak spoke spoken; spend spent; stand stood; steal stole
        stolen; strike struck; swear swore sworn; teach taught; tear tore torn; think thought; throw threw thrown;
        understand understood; win won; withdraw withdrew withdrawn; write wrote written
        """).split(";"),
    )
}
