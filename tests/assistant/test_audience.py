from datetime import date
from pathlib import Path

from assistant.audience import Audience, audience
from assistant.keys import KeyFile
from assistant.settings import Settings


def test_the_last_key_revoked_shuts_the_door(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    settings = Settings(keys=keys.file)
    assert audience(settings) is Audience.THIS_MACHINE
    keys.create("cms", date(2026, 11, 23))
    assert audience(settings) is Audience.KNOWN
    keys.revoke("cms")
    assert audience(settings) is Audience.KNOWN
    keys.file.unlink()
    assert audience(settings) is Audience.THIS_MACHINE


def test_a_proxy_that_signs_people_in_is_a_door_too_and_public_is_none(tmp_path: Path) -> None:
    nowhere = tmp_path / "keys.json"
    signed_in = Settings(keys=nowhere, proxies=("10.0.0.5/32",), user_header="X-Remote-User")
    assert audience(signed_in) is Audience.KNOWN
    assert audience(Settings(keys=nowhere, proxies=("10.0.0.5/32",))) is Audience.THIS_MACHINE
    assert audience(Settings(keys=nowhere, public=True)) is Audience.ANYONE
