"""The file that an entry for a term is started with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossary import Name
from glossary.exchange.slug import slug
from glossary.skeleton import entry_skeleton
from index.chinese import pinyin, simplify
from index.tokens import language_of, primary_language

_HAN = re.compile("[\u3400-\u9fff]")
# Languages that write Han characters and do not read them as Chinese does.
_OTHER_HAN = ("ja", "ko")


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """The content of an entry's file, and the id that names it."""

    identifier: str
    content: str


def identifier_of(term: str, language: str) -> str:
    """Return the id that a term makes in a glossary of a language, of a Chinese one its pinyin; "" for none."""
    return slug(term if primary_language(language) in _OTHER_HAN or not _HAN.search(term) else pinyin(term))


def entry_draft(identifier: str, term: str, language: str, remarks: Sequence[str] = ()) -> EntryDraft:
    """Return the skeleton of an entry; a Chinese term is the headword of a Chinese glossary and a name in any other.

    `remarks` are lines of comment at the head of the file.
    """
    foreign = language_of(term, language) == "zh" and primary_language(language) not in ("zh", *_OTHER_HAN)
    names = (Name(term, "zh-Hans" if simplify(term) == term else "zh-Hant"),) if foreign else ()
    skeleton = entry_skeleton(identifier, "" if foreign else term, language, names)
    return EntryDraft(identifier, f"{yaml_comments(remarks)}\n{skeleton}" if remarks else skeleton)


def yaml_comments(lines: Sequence[str]) -> str:
    """Return lines as comments of YAML, each on a line of its own, whatever is in it."""
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)
