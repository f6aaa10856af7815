"""The name of the program and its version."""

from importlib.metadata import PackageNotFoundError, version

PROGRAM = "glossdesk"


def program_version() -> str:
    """Return the version of the program that is installed."""
    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return "(not installed)"
