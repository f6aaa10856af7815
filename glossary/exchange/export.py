"""What an exporter is given."""

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


class ExportFault(ValueError):  # noqa: N818 - as ImportFault
    """A glossary that cannot be exported as it was asked for, with the remedy."""
