"""What editors are told of each key, in the order in which they write them: in skeletons of files, and by schemas."""

from collections.abc import Mapping

from glossary.schema import ENTRY, GLOSSARY, NAME, PERSON, SECTION, SENSES, SOURCE, STATUSES, Keys

GUIDE: Mapping[Keys, Mapping[str, str]] = {
    GLOSSARY: {
        "id": "What the glossary is called in citations: a to z, 0 to 9 and hyphens.",
        "title": "The title of the glossary, as its readers see it.",
        "language": "The language of its terms and texts, a BCP 47 tag such as en, de or zh-Hans.",
        "licence": "The licence that its texts are under; it stands in every reference.",
        "publisher": "Who publishes it; it stands in every reference.",
        "url": "Where its sections are found on the web; {entry} and {section} stand for their ids.",
    },
    ENTRY: {
        "id": "The entry's id, which is the name of its file too: a to z, 0 to 9 and hyphens.",
        "term": "The headword, in the language of the glossary.",
        "subject": "The field that the term belongs to.",
        "summary": "The term in one sentence. It is shown, and never quoted.",
        "names": "What else the term is called, by language (BCP 47): one name, or a list. Pinyin, Wade-Giles and the "
        "other Chinese script follow by themselves.",
        "sections": "The definition, in one section or more: one for each sense or side of the term.",
        "see_also": "The ids of other entries that readers may want next.",
        "links": "Web addresses of pages that describe the term, too.",
        "notes": "Notes for editors. They are neither searched nor quoted.",
        "sources": "The publications that the sections rest on, each under an id that the sections name; the keys are "
        "those of CSL-JSON.",
        "reviewed": "The day on which someone last read the entry through, as YYYY-MM-DD.",
    },
    NAME: {
        "name": "The name itself.",
        "status": f"What the editors think of the name: {', '.join(STATUSES)}. A deprecated one is found, not offered.",
    },
    SECTION: {
        "id": "The section's id in its entry; links and citations end with it.",
        "term": "The headword of this section, where it is not the entry's.",
        "sense": f"Whose sense it tells, {' or '.join(SENSES)}: an answer from one offers the other.",
        "names": "What this section's term is called in other languages, as with the entry's.",
        "text": "The definition in whole sentences, which are what answers quote. Blank lines part paragraphs.",
        "questions": "Questions that the section answers, in the words of readers who do not know the term. They are "
        "searched, and never quoted.",
        "sources": "The ids of the sources, listed below in the entry, that support this section.",
    },
    SOURCE: {
        "title": "The title of the publication.",
        "author": "Who wrote it, a list.",
        "editor": "Who edited it, a list.",
        "type": "What it is, by CSL: book, chapter, article-journal, article-newspaper, report, speech, webpage and so "
        "on.",
        "container-title": "The journal, newspaper or volume that it is part of.",
        "publisher": "Who published it.",
        "publisher-place": "Where it was published.",
        "issued": "When it was published: a year, a month or a day.",
        "volume": "The volume.",
        "issue": "The issue.",
        "page": "The pages that it takes up.",
        "locator": "The place in it that matters, such as p. 258.",
        "URL": "Its web address.",
        "DOI": "Its digital object identifier, without an address.",
        "note": "Anything else that belongs in the reference.",
    },
    PERSON: {
        "family": "The family name.",
        "given": "The given names.",
        "literal": "The whole name, of an institution or of someone without a family name.",
    },
}
