"""The examples are run against what the tests of the faces are run against."""

from tests.assistant.conftest import built
from tests.assistant.web.conftest import server

__all__ = ["built", "server"]
