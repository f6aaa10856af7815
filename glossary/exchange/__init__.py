"""Import and export of glossaries."""

from glossary.exchange.fault import ImportFault
from glossary.exchange.formats import IMPORTERS, import_file

__all__ = ["IMPORTERS", "ImportFault", "import_file"]
