"""Words that may be asked of anything."""

from index.folding import fold

# They ask on, link, or stand for something: a glossary that lacks one of them lacks no detail.
LIGHT_WORDS = frozenset(
    fold(
        """
        accord account actual add again agree all allow alright another anyone anything appear apply article ask
        aspect base basic become begin behind believe best better big bring by call came case cause change chinese
        choose claim come common communique compare concept consider contain create deal decide define describe
        detail differ difference different easy else english entail ever everyone example exist explain express
        expression fact far feature find fine first follow form formula full further general german get give go good
        got grow guy happen headline hello help hi hold idea imply important include instead intend introduce
        involve itself job just keep kind know known language last lead least less let like line list locate long
        look lot main make mandarin manner many matter mean mention moment mostly much name near necessary need new
        newspaper notice notion now nowadays number occur official often ok okay old one opposite order origin other
        ourselves paper part particular people perhaps phrase pinyin place plain please point possible practice
        precise present press problem purpose put question quick quite quote read readout real really reason refer
        relate remind report role said same say second see seem sense sentence serve set short show side similar
        simple since situation slogan so somebody someone something sorry sort source speak specific start state
        statement still stuff subject summary suppose sure take talk tell text thank themselves thing think three
        time today together topic translate turn two type typical understand use usual various versus very vs want
        way well wide word work world write year yes
        """
    ).split()
)
