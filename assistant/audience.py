"""For whom a server answers."""

from enum import Enum

from assistant.settings import Settings


class Audience(Enum):
    """For whom a server answers: this machine, those with a key or signed in, or anyone who reaches it."""

    THIS_MACHINE = "this machine"
    KNOWN = "those with a key or signed in"
    ANYONE = "anyone"


def audience(settings: Settings) -> Audience:
    """Return for whom the server of these settings answers now.

    A file of keys counts even where it holds none: to revoke the last key shuts the door rather than opens it.
    """
    if settings.public:
        return Audience.ANYONE
    known = settings.user_header or settings.key_file().exists()
    return Audience.KNOWN if known else Audience.THIS_MACHINE
