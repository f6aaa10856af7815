import io
import logging
from collections.abc import Callable

import pytest

from assistant.web.withheld import WithholdingFormatter, withheld

TOLD_BY_NO_ONE = "minister-meets-source"


def plain() -> None:
    raise ValueError(TOLD_BY_NO_ONE)


def caused() -> None:
    try:
        plain()
    except ValueError as error:
        raise KeyError(f"{TOLD_BY_NO_ONE} again") from error


def in_the_course_of() -> None:
    try:
        plain()
    except ValueError:
        raise KeyError(TOLD_BY_NO_ONE)  # noqa: B904 - the other way for one to lead to the other


def several() -> None:
    raise ExceptionGroup(
        TOLD_BY_NO_ONE,
        [ValueError(TOLD_BY_NO_ONE), ExceptionGroup(TOLD_BY_NO_ONE, [OSError(5, TOLD_BY_NO_ONE, TOLD_BY_NO_ONE)])],
    )


def noted() -> None:
    error = ValueError(TOLD_BY_NO_ONE)
    error.add_note(TOLD_BY_NO_ONE)
    raise error


FAULTS = (plain, caused, in_the_course_of, several, noted)


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    written = io.StringIO()
    logger = logging.Logger("test")
    logger.addHandler(logging.StreamHandler(written))
    return logger, written


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_logged_with_its_place_and_without_its_message(
    log: tuple[logging.Logger, io.StringIO], fault: Callable[[], None]
) -> None:
    logger, written = log
    try:
        fault()
    except Exception as error:
        logger.exception("failed", exc_info=withheld(error))
    said = written.getvalue()
    assert TOLD_BY_NO_ONE not in said
    assert f"in {fault.__name__}" in said
    for name in ("ValueError",) if fault not in (caused, in_the_course_of) else ("ValueError", "KeyError"):
        assert f"builtins.{name}" in said


@pytest.mark.parametrize("fault", FAULTS)
def test_what_others_log_is_written_without_messages_too(
    log: tuple[logging.Logger, io.StringIO], fault: Callable[[], None]
) -> None:
    logger, written = log
    logger.handlers[0].setFormatter(WithholdingFormatter("glossdesk: %(message)s"))
    try:
        fault()
    except Exception as error:
        # In the manner of asyncio, which writes the exception below its own line.
        logger.exception("Task exception was never retrieved\n%r", error)
    said = written.getvalue()
    assert said.startswith("glossdesk: Task exception was never retrieved\n")
    assert "Traceback" in said
    assert TOLD_BY_NO_ONE not in said
    assert f"in {fault.__name__}" in said


def test_a_line_of_ones_own_is_written_as_it_is(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, written = log
    logger.handlers[0].setFormatter(WithholdingFormatter("glossdesk: %(message)s"))
    logger.warning("%d of %d", 1, 2)
    logger.error("failed", exc_info=(None, None, None))
    assert written.getvalue() == "glossdesk: 1 of 2\nglossdesk: failed\n"
