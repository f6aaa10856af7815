"""Import and export of glossaries."""

from glossary.exchange.door import Imported, export_file, import_file
from glossary.exchange.export import ExportFault
from glossary.exchange.fault import ImportFault
from glossary.exchange.formats import EXPORTERS, FORMATS, IMPORTERS, Format
from glossary.exchange.intake import Choices
from glossary.exchange.loss import Loss

__all__ = [
    "EXPORTERS",
    "FORMATS",
    "IMPORTERS",
    "Choices",
    "ExportFault",
    "Format",
    "ImportFault",
    "Imported",
    "Loss",
    "export_file",
    "import_file",
]
