from glossary.guide import GUIDE
from glossary.schema import ENTRY, GLOSSARY, NAME, PERSON, SECTION, SOURCE


def test_every_key_is_explained_and_no_other() -> None:
    assert set(GUIDE) == {GLOSSARY, ENTRY, NAME, SECTION, SOURCE, PERSON}
    for keys, told in GUIDE.items():
        assert set(told) == set(keys.all), keys.kind
        assert all(about.endswith(".") for about in told.values())
