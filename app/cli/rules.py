"""`council-room rules`: a council's rules of procedure as a YAML file, out and in. Only the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Final
from uuid import uuid4

import typer

from app.api.refusals import NotFound
from app.cli.jobs import done
from app.control import job
from app.house import House
from app.rulebook import Rulebook, read_rules, rulebook, write_rules
from app.settings import Settings
from rooms import Refusal, changed_keys, rules_keys
from rooms.log.engine import Asker, Body, Command

rules: Final = typer.Typer(no_args_is_help=True, help="A council's rules of procedure as a YAML file.")
_ADMIN: Final = Asker(None, frozenset({"admin"}))
"""Who can type here has the data anyway: it counts as the city's administration."""

_Acronym = Annotated[str, typer.Argument(help="The council's acronym.")]
_File = Annotated[Path, typer.Argument(help="The file; - is standard input.", allow_dash=True)]


class ImportRefused(Refusal):
    """The council refused the rules; code and params are those of its answer."""

    def __init__(self, body: Body) -> None:
        super().__init__(**body["params"])
        self.code = body["code"]


@rules.command("export")
def export(
    council: _Acronym, version: Annotated[int | None, typer.Option(help="An older version.", min=1)] = None
) -> None:
    """Print the rules in force, or an older version."""
    sys.stdout.write(done(Settings(), "rules.export", council=council, version=version))


@rules.command("import")
def import_(council: _Acronym, file: _File) -> None:
    """Bring a file's rules into force as a new version, and say how many keys changed."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    made = done(Settings(), "rules.import", council=council, text=text)
    typer.echo(f"Version {made['version']}: {made['changed']} of {len(rules_keys())} keys changed.")


@job("rules.export")
async def _export(house: House, *, council: str, version: int | None) -> str:
    shown = (await _book(house, council)).version(None if version is None else str(version))
    if shown is None:
        raise NotFound
    return write_rules(shown.profile)


@job("rules.import")
async def _import(house: House, *, council: str, text: str) -> dict[str, Any]:
    profile, book = read_rules(text.encode()), await _book(house, council)
    changed = changed_keys(book.in_force.profile, profile)
    if not changed:
        return {"version": book.in_force.version, "changed": 0}
    data = {"profile": profile.model_dump(mode="json", exclude_none=True), "expected": book.in_force.seq}
    body = await house.engine.submit(book.state.id, Command(str(uuid4()), "council.rules_set", data), _ADMIN)
    if not body["ok"]:
        raise ImportRefused(body)
    return {"version": book.in_force.version + 1, "changed": len(changed)}


async def _book(house: House, council: str) -> Rulebook:
    book = await rulebook(house, council, None)
    if book is None:
        raise NotFound
    return book
