import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Answer
from assistant.inquiry import Inquiry
from assistant.question import QuestionError
from assistant.web.together import Together
from tests.assistant.web.conftest import finish
from tests.conftest import entry, index_of

AT_ONCE = 2


class Desk:
    """Answers from an assistant, and notes which questions came together."""

    def __init__(self, folder: Path) -> None:
        self.assistant = Assistant(index_of(folder, entry("net", "Net", "A net is a mesh of cords.")))
        self.groups: list[list[str]] = []

    async def answer(self, inquiries: Sequence[Inquiry]) -> list[Answer | QuestionError]:
        """Answer some inquiries, or fail where one of them asks for that."""
        self.groups.append([one.question for one in inquiries])
        await asyncio.sleep(0.01)
        if any(one.question == "fail" for one in inquiries):
            raise RuntimeError("it failed")
        return self.assistant.ask_together(inquiries)

    async def told(self, *questions: str) -> list[Answer | BaseException]:
        """Return what comes of questions that are asked at the same time."""
        together = Together(self.answer, AT_ONCE)
        return await asyncio.gather(*(together.ask(Inquiry(one)) for one in questions), return_exceptions=True)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_each_gets_the_answer_to_its_own_question(desk: Desk) -> None:
    questions = [f"What is a net {'or a cord ' * number}?" for number in range(10)]
    assert finish(lambda: desk.told(*questions)) == [desk.assistant.ask(one) for one in questions]


def test_what_waits_is_shared_out_among_those_at_work(desk: Desk) -> None:
    finish(lambda: desk.told(*map(str, range(10))))
    assert list(map(len, desk.groups)) == [10 / AT_ONCE] * AT_ONCE


def test_a_group_is_no_larger_than_is_worth_while(desk: Desk) -> None:
    finish(lambda: desk.told(*map(str, range(100))))
    assert list(map(len, desk.groups)) == [32, 32, 32, 100 - 3 * 32]


def test_who_asks_while_others_are_answered_is_answered_next(desk: Desk) -> None:
    async def asked_late() -> list[Answer]:
        together = Together(desk.answer, 1)
        first = asyncio.create_task(together.ask(Inquiry("net")))
        await asyncio.sleep(0.005)
        late = [await together.ask(Inquiry("a net")) for _ in range(2)]
        return [await first, *late]

    assert all(answer.answered for answer in finish(asked_late))
    assert desk.groups == [["net"], ["a net"], ["a net"]]


def test_a_question_that_is_none_is_no_matter_of_those_beside_it(desk: Desk) -> None:
    [first, none, last] = finish(lambda: desk.told("net", "???", "What is a net?"))
    assert isinstance(none, QuestionError)
    assert (first, last) == (desk.assistant.ask("net"), desk.assistant.ask("What is a net?"))


def test_a_question_that_fails_is_no_matter_of_those_beside_it(desk: Desk) -> None:
    [first, failed, last] = finish(lambda: desk.told("net", "fail", "What is a net?"))
    assert isinstance(failed, RuntimeError)
    assert (first, last) == (desk.assistant.ask("net"), desk.assistant.ask("What is a net?"))


def test_for_who_has_gone_nothing_is_answered(desk: Desk) -> None:
    async def gone() -> Answer:
        together = Together(desk.answer, 1)
        first = asyncio.create_task(together.ask(Inquiry("net")))
        await asyncio.sleep(0.005)
        left = asyncio.create_task(together.ask(Inquiry("gone")))
        stays = asyncio.create_task(together.ask(Inquiry("a net")))
        await asyncio.sleep(0)
        left.cancel()
        await first
        return await stays

    assert finish(gone).answered
    assert desk.groups == [["net"], ["a net"]]


def test_nothing_is_done_once_all_have_gone(desk: Desk) -> None:
    async def gone() -> None:
        together = Together(desk.answer, 1)
        first = asyncio.create_task(together.ask(Inquiry("net")))
        await asyncio.sleep(0.005)
        others = [asyncio.create_task(together.ask(Inquiry(one))) for one in ("cord", "mesh")]
        await asyncio.sleep(0)
        for one in (first, *others):
            one.cancel()
        # Three times as long as the answer that is made meanwhile.
        await asyncio.sleep(0.03)

    finish(gone)
    assert desk.groups == [["net"]]
