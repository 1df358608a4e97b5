"""Attaching a document: its bytes are kept, then a command names them. Whether that may be is for the rules to say."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import IO, Final
from uuid import NAMESPACE_URL, uuid5

from app.accounts import Person
from app.desk import Standing
from app.facts import ATTACH
from app.house import House
from minutes.documents import Filed, clean_name, write_file
from rooms import Refusal
from rooms.log.engine import Body

PROBE: Final = {"document": "probe", "title": "probe", "file_name": "probe.pdf"}
"""A document that was never stored."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What somebody attaches to a session: `command` is the command's id, `item` an item of its agenda or none."""

    session: str
    command: str
    item: str | None
    title: str
    file_name: str


def check(standing: Standing) -> None:
    """Whether this person may attach anything here now, asked of the rules before a byte is read. Raises Refusal."""
    head = standing.loaded.head
    probe = head.kind.commands[ATTACH].model_validate(PROBE)
    try:
        head.kind.decide(head.state, probe, standing.asked)
    except Refusal as refusal:
        if refusal.code != "unknown_file":
            raise


async def attach(house: House, attachment: Attachment, source: IO[bytes], person: Person | None) -> Body:
    """The answer to the command, with the document's id and what its file is.

    The same again gets the same answer: the document's id comes from the command's. Raises FileEmpty, FileTooLarge,
    FileTypeUnknown.
    """
    stored = await house.files.keep(source)
    document = str(uuid5(NAMESPACE_URL, f"council:document/{attachment.session}/{attachment.command}"))
    filed = Filed(document, attachment.session, stored)
    if not await house.database.write(partial(write_file, filed=filed, at=house.clock())):
        return {"ok": False, "code": "command_id_reused", "params": {"id": attachment.command}}
    data = {"document": document, "title": attachment.title, "file_name": clean_name(attachment.file_name)}
    if attachment.item:
        data["item"] = attachment.item
    envelope = {"id": attachment.command, "type": ATTACH, "data": data}
    body = await house.desk.submit(attachment.session, envelope, person)
    return {**body, "document": document, **asdict(stored)} if body["ok"] else body
