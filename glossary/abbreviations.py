"""Which written forms end in a full stop without ending a sentence."""


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# The first three tables are compared in lower case, without the last full stop.
NEVER_END = _words(
    """
    dr mr mrs ms mx messrs mmes prof rev hon fr st ste gen col maj capt cpt cmdr lt sgt cpl adm gov sen rep pres amb
    supt insp det mt ft e.g i.e eg ie cf vs v viz resp approx ca c.f i.a op loc incl excl
    z.b d.h u.a o.ä s.o s.u i.d.r bzw vgl sog ggf evtl zzgl inkl hr fr.dr dipl ing
    p.ex cit ibid
    """
)

BEFORE_NUMBER = _words(
    """
    no nos nr num p pp pg vol vols ch chap art arts sec sect fig figs eq eqs para paras par cl pt tab app ed eds abs
    bd rn rz hs ver v § s
    """
)

MAY_END = _words(
    """
    inc ltd co corp bros plc llc gmbh jr sr esq ph.d m.d b.a m.a al et.al dept univ assn ave blvd rd
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun a.m p.m am pm
    """
)

# Words that, capitalised after one of the above, open a new sentence rather than go on with a name.
OPENERS = _words(
    """
    The A An It Its In He His She Her They Their We Our I My You Your This That These Those There Here But And Or Yet So
    However When While Where If Although Though Because Since As At On For From By With Without After Before During
    Until Once Under Over Between Among Within To Of Some Many Most Several Few Each Every Such Both Another Other
    Others What Who Why How Which Then Thus Therefore Also Moreover Furthermore Meanwhile Instead Despite Unlike Today
    Now Not Only Even According Following Nevertheless Later Because Whether Whereas
    Der Die Das Ein Eine Es Er Sie Wir Im Am Auch Aber Und Doch Diese Dieser Dieses Nach Seit Wenn
    Le La Les Un Une Il Elle Ils Elles Cette Ce Ces Mais Dans El Los Las Una En Pero
    """
)

# A German ordinal is written with a full stop: "am 3. Oktober", "im 19. Jahrhundert".
AFTER_ORDINAL = _words(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
    Jahrtausend Klasse Mal Platz
    """
)
