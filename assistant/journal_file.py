"""The file that the journal is kept in: SQLite, for its owner alone, deleted from so that nothing is left behind."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

VERSION = 1
# "glos": tells a journal from any other program's database.
_APPLICATION = 0x676C6F73
# No answer should wait for another program that holds the file.
_PATIENCE_SECONDS = 0.25
_OWNER_ONLY = 0o600
# Without row numbers, and with ids by chance: no order of rows tells what was asked after what.
_SCHEMA = """
CREATE TABLE unanswered (
    id TEXT PRIMARY KEY, question TEXT NOT NULL, standalone TEXT NOT NULL, partly INTEGER NOT NULL,
    cites TEXT NOT NULL, face TEXT NOT NULL, day TEXT NOT NULL, times INTEGER NOT NULL, done INTEGER NOT NULL,
    UNIQUE (day, face, partly, cites, question, standalone)
) WITHOUT ROWID;
CREATE TABLE ratings (
    id TEXT PRIMARY KEY, question TEXT NOT NULL, standalone TEXT NOT NULL, answered INTEGER NOT NULL,
    partly INTEGER NOT NULL, cites TEXT NOT NULL, thumb TEXT NOT NULL, note TEXT NOT NULL, day TEXT NOT NULL,
    done INTEGER NOT NULL
) WITHOUT ROWID;
"""
_MOVE = "move it away, or give another file as journal_file"
# By the beginnings of SQLite's own names of what went wrong.
_REASONS: Mapping[str, str] = {
    "SQLITE_FULL": "there is no room left on the disk, or in the journal, which has a limit; free some space, lower "
    "journal_days, or delete the journal",
    "SQLITE_BUSY": "another program holds the file; close it there",
    "SQLITE_LOCKED": "another program holds the file; close it there",
    "SQLITE_CANTOPEN": "the file cannot be opened; check its folder and permissions, or give another file as "
    "journal_file",
    "SQLITE_READONLY": "the file cannot be written to; check its permissions, or give another file as journal_file",
    "SQLITE_NOTADB": f"the file is no journal; {_MOVE}",
    "SQLITE_CORRUPT": f"the file is damaged; {_MOVE}",
    "SQLITE_IOERR": "the disk cannot be read or written, or is full; free some space, or give another file as "
    "journal_file",
}


class JournalError(Exception):
    """A journal that cannot be read or written; `reason` says why and the remedy, without the file's path."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.reason = reason


class JournalFile:
    """The file, made when it is first used; any number of threads and processes may use it at a time.

    `most_pages` of 4 kB is how large it may become: 64 MiB.
    """

    most_pages = 16_384

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = RLock()
        self._open: sqlite3.Connection | None = None
        self._inode = 0

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection whose changes are kept when the block ends, all or none; raise JournalError."""
        with self._lock, self._telling():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def clear_traces(self) -> None:
        """Empty the log beside the file, which still holds what was deleted; raise JournalError."""
        with self._lock, self._telling():
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; it is opened anew when it is used again."""
        with self._lock:
            if self._open:
                self._open.close()
            self._open = None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self.close()
            name = getattr(error, "sqlite_errorname", "")
            reason = next((said for start, said in _REASONS.items() if name.startswith(start)), "")
            raise JournalError(self.file, reason or f"SQLite tells of {name or 'a fault'}; {_MOVE}") from error
        except OSError as error:
            self.close()
            reason = f"{error.strerror}; check the folder, or give another file as journal_file"
            raise JournalError(self.file, reason) from error

    def _connection(self) -> sqlite3.Connection:
        # What is written to a file that was moved or deleted would be lost.
        if self._open and not (self.file.exists() and self.file.stat().st_ino == self._inode):
            self.close()
        if self._open is None:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Before there is anything in it to read; what SQLite puts beside the file gets the same permissions.
            self.file.touch(mode=_OWNER_ONLY)
            self._inode = self.file.stat().st_ino
            self._open = sqlite3.connect(
                self.file, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._prepare(self._open)
        return self._open

    def _prepare(self, connection: sqlite3.Connection) -> None:
        if _has_tables(connection):
            self._require_own(connection)
        if self.file.stat().st_mode & 0o777 != _OWNER_ONLY:
            self.file.chmod(_OWNER_ONLY)
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA max_page_count={self.most_pages}")
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have been faster.
        if not _has_tables(connection):
            for statement in filter(str.strip, _SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={_APPLICATION}")
            connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")

    def _require_own(self, connection: sqlite3.Connection) -> None:
        application, version = (_value(connection, f"PRAGMA {name}") for name in ("application_id", "user_version"))
        if application == _APPLICATION and version == VERSION:
            return
        self.close()
        what = "is the database of another program"
        if application == _APPLICATION:
            what = f"has the version {version}, and this program reads {VERSION}"
        raise JournalError(self.file, f"the file {what}; {_MOVE}")


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(_value(connection, "SELECT count(*) FROM sqlite_master"))


def _value(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
