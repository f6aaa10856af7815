import pytest

from assistant.translation import names_for, note, wished
from glossary import Entry, Glossary, Name, Section
from index import Index, Place, open_index
from tests.conftest import FakeEncoder, entry, glossary_of, section

GLOSSARY = glossary_of(
    entry(
        "work",
        "Cooperation",
        "Work is done.",
        section(
            "gain", "All gain.", "Win-win cooperation", zh_Hans="合作共赢", de="Win-win-Kooperation|Gewinn für alle"
        ),
        section("bare", "Nothing.", "Bare cooperation"),
        section("name", "It is called so.", "Cooperation in German"),
        zh_Hans="合作",
        en="working together",
    ),
    Entry(
        "stability",
        "Stability maintenance",
        (Section("s1", "Order is kept."),),
        (
            Name("Ruhe und Ordnung", "de", "deprecated"),
            Name("Stabilitätssicherung", "de", "admitted"),
            Name("Stabilitätswahrung", "de", "preferred"),
            Name("ordre", "fr", "deprecated"),
            Name("維穩", "zh-Hant", "deprecated"),
            Name("维护稳定", "zh-Hans"),
            Name("Stability preservation", "en", "preferred"),
        ),
    ),
)
GLOSSARIES: dict[str, Glossary] = {GLOSSARY.id: GLOSSARY}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index([GLOSSARY], FakeEncoder(), tmp_path_factory.mktemp("index"), lambda _: None)


def said(question: str, index: Index) -> str:
    wish = wished(question, index)
    return note(wish, names_for(wish, GLOSSARIES), GLOSSARIES) if wish else ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the Chinese for win-win cooperation?", "In Chinese: 合作共赢 (hé zuò gòng yíng)."),
        ("what's the chinese term for “win-win cooperation”, please", "In Chinese: 合作共赢 (hé zuò gòng yíng)."),
        ("Which Chinese phrase lies behind win-win cooperation?", "In Chinese: 合作共赢 (hé zuò gòng yíng)."),
        ("How do you say win-win cooperation in German?", "In German: Win-win-Kooperation, Gewinn für alle."),
        ("Win-win cooperation in traditional characters", "In traditional Chinese: 合作共贏 (hé zuò gòng yíng)."),
        ("Pinyin for cooperation?", "In pinyin: hé zuò."),
        ("How is 合作 pronounced?", "In pinyin: hé zuò."),
        ("What is 合作 in Wade-Giles?", "In Wade-Giles: ho tso."),
        ("What is 合作 in English?", "In English: Cooperation, working together."),
        ("Wie heißt Win-win-Kooperation auf Chinesisch?", "In Chinese: 合作共赢 (hé zuò gòng yíng)."),
        ("Was ist das chinesische Wort für Cooperation?", "In Chinese: 合作 (hé zuò)."),
        ("合作共贏的德文怎麼說？", "In German: Win-win-Kooperation, Gewinn für alle."),
        ("用英语怎么说合作？", "In English: Cooperation, working together."),
        ("German for stability maintenance", "In German: Stabilitätswahrung, Stabilitätssicherung."),
        (
            "French for stability maintenance",
            "The glossary lists no name for “stability maintenance” in French but what is deprecated: ordre.",
        ),
        ("Stability maintenance in traditional characters", "In traditional Chinese: 維護穩定 (wéi hù wěn dìng)."),
        ("What is 维护稳定 in English?", "In English: Stability maintenance, Stability preservation."),
        ("French for cooperation", "The glossary lists no name for “cooperation” in French."),
    ],
)
def test_a_name_is_given_in_the_language_that_is_asked_for(question: str, answer: str, index: Index) -> None:
    assert said(question, index) == answer


@pytest.mark.parametrize(
    "question",
    [
        *("What is the Chinese for football?", "What is the Chinese for football cooperation?", "What is cooperation?"),
        *("What does cooperation mean in Chinese diplomacy?", "Why is cooperation so Chinese?"),
        "What is cooperation in German?",
    ],
)
def test_nothing_is_wished_that_is_no_name_or_no_language(question: str, index: Index) -> None:
    assert wished(question, index) is None


def test_a_section_with_a_headword_has_no_name_of_its_entry(index: Index) -> None:
    wish = wished("What is the Chinese for bare cooperation?", index)
    assert wish is not None
    assert wish.place == Place("small", "work", "bare")
    assert names_for(wish, GLOSSARIES) == []
