"""What an exporter is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from glossary.exchange.loss import Losses
from glossary.model import Glossary


@dataclass(frozen=True, slots=True)
class Order:
    """A glossary to write, the file that it is for, in which style and dialect, and where losses are noted."""

    glossary: Glossary
    file: Path
    losses: Losses
    style: str = ""
    dialect: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a folder by their names."""

    contents: Mapping[str, bytes]


class ExportFault(ValueError):  # noqa: N818 - as ImportFault
    """A glossary that cannot be exported as it was asked for, with the remedy."""
