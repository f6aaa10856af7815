"""A draft that a form sends, typed or as a file; it is held in memory, and written to no disk."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from assistant.draft_file import clean_draft, read_draft_file
from assistant.web.desk import Desk
from assistant.web.posted import posted
from assistant.web.problem import RequestError

_MULTIPART = "multipart/form-data"
_URLENCODED = "application/x-www-form-urlencoded"
_MOST_FIELDS = 10


class _InMemory(MultiPartParser):
    """Holds files in memory, however long; the body's length is limited before it comes here."""

    # 0 is for no limit, beyond which a file would be written to the disk.
    spool_max_size = 0


async def sent_draft(request: Request, desk: Desk, limit: int) -> str:
    """Return the draft in the form of a request, whose body has at most `limit` bytes: its file, or else its text.

    Raise DraftFileError, or RequestError where there is no form.
    """
    form = await _form(request, limit)
    file, text = form.get("file"), form.get("text")
    # A browser sends a file without a name where none was chosen.
    if isinstance(file, UploadFile) and file.filename:
        name, data = file.filename, await file.read()
        return await desk.run(lambda _: read_draft_file(name, data))
    return clean_draft(text if isinstance(text, str) else "")


async def _form(request: Request, limit: int) -> Mapping[str, str | UploadFile]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == _MULTIPART:
            stream = request.stream()
            parser = _InMemory(request.headers, stream, max_files=1, max_fields=_MOST_FIELDS, max_part_size=limit)
            return await parser.parse()
        if kind == _URLENCODED:
            return await posted(request)
    except MultiPartException as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, "the form cannot be read; send it as the page does") from error
    raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{kind!r} is no form; send the one of the page at /check/")
