import asyncio
import os
from pathlib import Path
from threading import Event

from assistant import Assistant
from assistant.web.desk import Desk
from tests.assistant.web.conftest import finish
from tests.conftest import entry, index_of


def test_no_question_waits_for_what_takes_long(tmp_path: Path) -> None:
    desk = Desk(Assistant(index_of(tmp_path, entry("net", "Net", "A net is a mesh of cords."))))
    over = Event()

    async def asked_meanwhile() -> int:
        long = [asyncio.create_task(desk.run_long(lambda _: over.wait(60))) for _ in range((os.cpu_count() or 1) + 1)]
        try:
            return await desk.run(lambda assistant: assistant.index.size)
        finally:
            assert not any(one.done() for one in long)
            over.set()
            await asyncio.gather(*long)

    assert finish(asked_meanwhile) == 1
