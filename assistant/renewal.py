"""Opening the assistant of glossaries that may be edited while it answers."""

import os
from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.glossaries import load_all
from assistant.settings import Settings, SettingsError
from assistant.store import store_of
from assistant.version import program_version
from glossary import Files, GlossaryError, Severity, Stamp, stamp, state_of
from index import EncoderError, IndexFolderError, Store, StoreError, open_index
from index.build import Notify

_MOST_TOLD = 20
_NO_INDEX = "the index cannot be written; the log of the server says why"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit of a glossary is not taken: whole lines for the log, and the first of them without machine paths."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]


class Renewal:
    """Opens the configured assistant, and after edits a new one, for which only what has changed is worked out."""

    def __init__(self, settings: Settings, notify: Notify = lambda _: None) -> None:
        """Take the settings, and what gets lines of progress."""
        self._settings = settings
        self._notify = notify
        self._files = Files()
        self._store: Store | None = None
        self.opened: Stamp = ()

    def stamp(self) -> Stamp:
        """Return what tells the present state of the glossaries' files from any other."""
        return stamp(self._settings.glossary)

    def open(self) -> Assistant:
        """Return the assistant, and keep in `opened` what state its files were in; raise what Assistant.open raises."""
        self.opened = self.stamp()
        return Assistant.open(
            self._settings, self._notify, files=self._files, store=self._opened_store(), found=self.opened
        )

    def renew(self, assistant: Assistant, state: Stamp) -> Assistant | Refusal | None:
        """Return the assistant that takes the place of another, which may be the same, or why there is none.

        None where the files are no longer in the state that is asked for: what was read may be half of an edit.
        """
        fault: GlossaryError | SettingsError | None = None
        try:
            glossaries = load_all(self._settings.glossary, self._files)
        except (GlossaryError, SettingsError) as error:
            fault = error
        if self.stamp() != state:
            return None
        if fault:
            return self._refusal(fault)
        if tuple(glossaries) == assistant.glossaries:
            return assistant
        try:
            before, folder = assistant.index, self._settings.index_folder()
            store = self._opened_store()
            known = state_of(state, self._settings.glossary, program_version())
            index = open_index(
                glossaries, before.encoder, folder, self._notify, earlier=before, store=store, state=known
            )
        except (EncoderError, IndexFolderError, StoreError) as error:
            return Refusal((str(error),), (_NO_INDEX,))
        return assistant.over(index)

    def _opened_store(self) -> Store:
        # A file of Milvus can be open once.
        self._store = self._store or store_of(self._settings)
        return self._store

    def _refusal(self, fault: GlossaryError | SettingsError) -> Refusal:
        problems = fault.problems if isinstance(fault, GlossaryError) else ()
        errors = [str(problem) for problem in problems if problem.severity is Severity.ERROR]
        lines = errors or str(fault).splitlines()
        return Refusal(tuple(lines), tuple(map(self._inside, lines[:_MOST_TOLD])))

    def _inside(self, line: str) -> str:
        """Return a line whose paths begin with the glossary's own folder."""
        for folder in self._settings.glossary:
            if folder.is_absolute():
                line = line.replace(f"{folder.parent}{os.sep}", "")
        return line
