"""What the faces tell other programs, as a response."""

from starlette.responses import Response

from assistant.document import to_json

MEDIA_TYPE = "application/json"


def json_response(document: object) -> Response:
    """Return the response that tells a document in the very characters of every other face."""
    return Response(to_json(document), media_type=MEDIA_TYPE)
