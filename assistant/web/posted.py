"""What the form of a page sends."""

from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import RedirectResponse

from assistant.web.problem import RequestError

_MOST_FIELDS = 1_000


async def posted(request: Request) -> ImmutableMultiDict[str, str]:
    """Return the fields of a form as a browser sends them; raise RequestError where they cannot be read."""
    try:
        fields = parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        detail = f"this is no form of a page; send at most {_MOST_FIELDS:,} fields as a browser encodes them"
        raise RequestError(HTTPStatus.BAD_REQUEST, detail) from error
    return ImmutableMultiDict(fields)


def back_to_page() -> RedirectResponse:
    """Return the response that leads from what a form did back to its page, so that a reload does not do it again."""
    return RedirectResponse("./", HTTPStatus.SEE_OTHER)
