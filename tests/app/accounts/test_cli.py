"""`council-room setup` and `invite`, as typed."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.accounts import BadCredentials
from app.house import House, open_machine
from app.migrations import migrate
from app.settings import Settings


def typed(data_dir: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What `council-room` says to these words on this data folder."""
    command = [sys.executable, "-c", "from app.cli import main; main()", *words]
    around = {**os.environ, "COUNCIL_DATA_DIR": str(data_dir), "COUNCIL_PUBLIC_URL": "http://council.test"}
    return subprocess.run(command, env=around, text=True, capture_output=True, timeout=60, check=False)


async def test_a_first_administrator_gets_a_password_that_is_printed_once(tmp_path: Path) -> None:
    await migrate(Settings(data_dir=tmp_path).database)
    made = typed(tmp_path, "setup", "--if-empty", "--demo-account")
    assert made.returncode == 0, made.stderr
    kept = tmp_path / "demo-accounts.json"
    (account,) = json.loads(kept.read_text())["accounts"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert account["roles"] == ["admin"]
    assert account["password"] in made.stdout
    again = typed(tmp_path, "setup", "--if-empty", "--demo-account")
    assert (again.returncode, again.stdout) == (0, "")
    assert json.loads(kept.read_text())["accounts"] == [account]
    twice = typed(tmp_path, "setup", "--email", account["login"], "--password", "correct horse")
    assert (twice.returncode, "already_set_up" in twice.stderr) == (1, True)
    other = typed(tmp_path, "setup", "--email", "ana@council.test", "--password", "correct horse")
    assert (other.returncode, "correct horse" in other.stdout) == (0, False)


async def test_an_invitation_made_beside_the_server_is_redeemed_in_it(tmp_path: Path) -> None:
    await migrate(Settings(data_dir=tmp_path).database)
    made = typed(tmp_path, "invite", "bia@council.test", "--role", "monitor")
    found = re.search(r"http://council\.test/invitation/(\S+)", made.stdout)
    assert found, made.stderr
    async with open_machine(House(Settings(data_dir=tmp_path))) as house:
        _, person = await house.invitations.accept(found[1], "Beatriz Sá", "battery staple")
        assert (person.name, person.roles) == ("Beatriz Sá", frozenset({"monitor"}))
        with pytest.raises(BadCredentials):
            await house.accounts.login("bia@council.test", "another staple", "192.0.2.1")
    assert typed(tmp_path, "invite", "bia@council.test", "--role", "king").returncode == 1
