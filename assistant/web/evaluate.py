"""The page on which an editor runs scripts, watches them run, and reads what came of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.evaluate.archive import Archive, Kept
from assistant.evaluate.document import ReportFileError
from assistant.evaluate.junit import junit
from assistant.evaluate.shelf import Shelved, shelf
from assistant.settings import Settings
from assistant.web.attachment import attachment
from assistant.web.desk import Desk
from assistant.web.desk_page import desk_page, page_script
from assistant.web.editors import Editors
from assistant.web.evaluation import LAST, Evaluation, Progress, State
from assistant.web.json_response import json_response
from assistant.web.places import EVALUATE
from assistant.web.posted import back_to_page, posted
from assistant.web.problem import RequestError
from assistant.web.words import Words, words_accepted
from glossary import fingerprint

_SCRIPT = Path(__file__).parent / "templates" / "evaluate.js"
_MINUTE = 60
# The report says itself, more closely, what it may load.
_REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_DOWNLOADS: Mapping[str, tuple[str, Callable[[Archive, str], str | bytes]]] = {
    "json": ("application/json", Archive.document),
    "xml": ("application/xml", lambda archive, name: junit(archive.report(name))),
    "html": ("text/html", Archive.page),
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is on the page; `told` says how far the run has come, `edits` are those that the desk answers from now."""

    progress: Progress
    told: str
    scripts: tuple[Shelved, ...]
    kept: tuple[Kept, ...]
    edits: frozenset[str]
    chosen: frozenset[str]
    baseline: str = LAST
    unchosen: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """How far a run has come, for the page's script."""

    state: State
    goes_on: bool
    asked: int
    cases: int
    told: str


def evaluate_router(desk: Desk, settings: Settings, editors: Editors, evaluation: Evaluation) -> APIRouter:
    """Return the routes of the page."""
    router = APIRouter(
        prefix=EVALUATE.path,
        include_in_schema=False,
        dependencies=[Depends(editors.require_evaluating)],
    )

    async def shown(
        request: Request, chosen: frozenset[str] | None = None, baseline: str = LAST, *, unchosen: bool = False
    ) -> Response:
        progress = evaluation.progress

        def read(assistant: Assistant) -> _Shown:
            scripts = () if progress.goes_on else shelf(settings, assistant.glossaries)
            every = frozenset(one.name for one in scripts)
            return _Shown(
                progress,
                _told(progress, words_accepted(request.headers)),
                scripts,
                evaluation.archive.all(),
                frozenset(fingerprint(one) for one in assistant.glossaries),
                every if chosen is None else chosen,
                baseline,
                unchosen,
            )

        status = HTTPStatus.UNPROCESSABLE_ENTITY if unchosen else HTTPStatus.OK
        places = editors.places(request)
        return desk_page(request, EVALUATE, "evaluate", await desk.run(read), places=places, status=status)

    @router.get("/")
    async def page(request: Request) -> Response:
        return await shown(request)

    @router.get("/evaluate.js")
    async def script() -> Response:
        return page_script(_SCRIPT)

    @router.get("/progress")
    async def progress(request: Request) -> Response:
        now = evaluation.progress
        return json_response(
            Told(now.state, now.goes_on, now.asked, now.cases, _told(now, words_accepted(request.headers)))
        )

    @router.post("/run")
    async def run(request: Request) -> Response:
        form = await posted(request)
        chosen, baseline = frozenset(form.getlist("script")), form.get("baseline", LAST)
        offered = await desk.run(lambda assistant: shelf(settings, assistant.glossaries))
        scripts = [one.script for one in offered if one.name in chosen and not one.problems]
        if not scripts:
            return await shown(request, chosen, baseline, unchosen=True)
        # Where a run goes on already, it is that which is shown.
        evaluation.start(scripts, baseline)
        return back_to_page()

    @router.post("/cancel")
    async def cancel() -> Response:
        evaluation.cancel()
        return back_to_page()

    @router.get("/reports/{file}")
    async def report(file: str) -> Response:
        name, _, kind = file.partition(".")
        if kind and kind not in _DOWNLOADS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"a report is no {kind!r}; choose {', '.join(_DOWNLOADS)}")
        media_type, make = _DOWNLOADS[kind or "html"]
        try:
            content = await desk.run(lambda _: make(evaluation.archive, name))
        except ReportFileError as error:
            raise RequestError(HTTPStatus.NOT_FOUND, str(error)) from error
        if kind:
            return attachment(content, media_type, f"glossdesk-{file}")
        headers = {"Content-Security-Policy": _REPORT_POLICY, "Cache-Control": "no-store"}
        return Response(content, media_type=media_type, headers=headers)

    return router


def _told(progress: Progress, words: Words) -> str:
    if progress.state is State.REPORTING:
        return words.plain("run_reporting")
    told = words.plain("run_asked", asked=f"{progress.asked:,}", cases=f"{progress.cases:,}")
    if progress.seconds is None or progress.state is not State.RUNNING:
        return told
    minutes = round(progress.seconds / _MINUTE)
    return f"{told} · {words.plain('run_minutes', minutes=minutes) if minutes else words.plain('run_soon')}"
