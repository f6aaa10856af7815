"""The `keys` command: it makes, lists and revokes the keys of programs and of editors."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date

from assistant.commands.arguments import Command, UsageError, argument
from assistant.commands.console import write, write_json, write_log
from assistant.commands.faults import DONE
from assistant.keys import KeyFile
from assistant.settings import Settings
from assistant.version import PROGRAM


def _keys(given: argparse.Namespace, settings: Settings) -> int:
    named = given.action != "list"
    if named != bool(given.name):
        raise UsageError(
            f"say which key: {PROGRAM} keys {given.action} NAME" if named else f"give no name: {PROGRAM} keys list"
        )
    _ACTIONS[given.action](given, KeyFile(settings.editor_file() if given.editor else settings.key_file()))
    return DONE


def _create(given: argparse.Namespace, keys: KeyFile) -> None:
    token = keys.create(given.name, date.today())
    if given.json:
        write_json({"name": given.name, "token": token})
    else:
        write(token)
    use, effect = (
        ("sign in with it at /editors/ of the desk", "it opens the pages of editors")
        if given.editor
        else ("send it as 'Authorization: Bearer KEY'", "while there is that file, the server asks everyone for a key")
    )
    write_log(f"this is the only time the key is shown; {use}\nits hash is kept in {keys.file}; {effect}")


def _list(given: argparse.Namespace, keys: KeyFile) -> None:
    listed = keys.all()
    if given.json:
        write_json({"keys": [{"name": key.name, "shown": key.shown, "created": key.created} for key in listed]})
        return
    write("".join(f"{key.name:<40}  {key.shown}…  {key.created}\n" for key in listed), end="")
    if not listed:
        write_log(f"no key is kept in {keys.file}")


def _revoke(given: argparse.Namespace, keys: KeyFile) -> None:
    revoked = keys.revoke(given.name)
    left = "" if given.editor or keys.all() else f"; it was the last one: delete {keys.file} to do without keys again"
    if given.json:
        write_json({"name": revoked.name, "shown": revoked.shown})
    write_log(f"{revoked.name} ({revoked.shown}…) opens nothing any more{left}")


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, KeyFile], None]] = {
    "create": _create,
    "list": _list,
    "revoke": _revoke,
}
KEY_FILE = argument("--keys", metavar="FILE", help="file of the API keys (default: keys.json in your configuration)")
KEYS = Command(
    "make, list and revoke the API keys with which a server is asked, and those with which editors sign in",
    _keys,
    (
        argument("action", choices=list(_ACTIONS), metavar="ACTION", help="create, list or revoke"),
        argument(
            "name", nargs="?", metavar="NAME", help="what the key is called, or to revoke it its first characters"
        ),
        argument("--editor", action="store_true", help="a key with which an editor signs in at /editors/ of the desk"),
        KEY_FILE,
        argument("--json", action="store_true", help="print one JSON document on standard output"),
    ),
)
