"""Word files, as small as they can be."""

import io
import zipfile
from collections.abc import Mapping

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, prolog: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a Word file with a body of WordprocessingML; `more` files go into it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        packed.writestr("word/document.xml", f"{prolog}<w:document {_WORD}><w:body>{body}</w:body></w:document>")
        for name, data in (more or {}).items():
            packed.writestr(name, data)
    return stream.getvalue()


def paragraph(*texts: str) -> str:
    """Return a paragraph with a run for each text."""
    runs = (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{''.join(runs)}</w:p>"
