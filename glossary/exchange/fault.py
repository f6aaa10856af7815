"""What keeps a file from being imported."""

from glossary.model import Mark


class ImportFault(ValueError):  # noqa: N818 - ImportError is Python's word for something else
    """A file that cannot be imported: where, what, and the remedy."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(f"{mark}: {message}")
        self.mark = mark
        self.message = message
