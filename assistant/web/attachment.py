"""What a browser saves as a file."""

from starlette.responses import Response


def attachment(content: str | bytes, media_type: str, name: str) -> Response:
    """Return the response that is saved under a name of ASCII characters without quotes, and kept nowhere else."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)
