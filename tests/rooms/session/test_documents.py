"""Documents: attached before the call and after, to the session or an item; withdrawn with a reason; seen by whom."""

from collections.abc import Mapping
from typing import Any

import pytest

from rooms.log.codec import parse_command
from rooms.log.errors import InvalidData, NotAllowed
from rooms.log.kind import Audience
from rooms.session import SESSION, commands as c, events as e
from rooms.session.documents import FORMATS, Stored
from rooms.session.errors import (
    AlreadyWithdrawn,
    DocumentExists,
    ItemClosed,
    SameFile,
    TypeDiffers,
    UnknownDocument,
    UnknownFile,
    UnknownItem,
    WrongState,
)
from tests.given import CLERK, Someone
from tests.rooms.session.cast import (
    ATTACH,
    GUEST,
    PAULA,
    STORED,
    STRANGER,
    after,
    called,
    facts,
    opened,
    scheduled,
    titular,
)

ITEM = c.AddItem(item="i1", title="Parecer 7")
CASE = c.AddItem(item="i1", title="Caso", reserved="ECA, art. 17")
OF_SESSION = c.AttachDocument(document="d2", title="Calendário", file_name="Calendário de 2026.pdf")
WITHDRAW = c.WithdrawDocument(document="d1", reason="Tem o telefone de uma cidadã")
KNOWN: dict[str, Any] = {"media_type": STORED.media_type, "size": STORED.size, "sha256": STORED.sha256}


def stored(media_type: str = "application/pdf", sha256: str = "cd" * 32) -> Mapping[str, Any]:
    """Facts with another file."""
    return {**facts(), "stored": Stored(media_type, 10, sha256)}


@pytest.mark.parametrize("by", [CLERK, PAULA], ids=["clerk", "president"])
def test_a_document_is_attached_to_an_item_or_to_the_session(by: Someone) -> None:
    base = scheduled(ITEM)
    base.when(ATTACH, by=by).then(
        e.DocumentAttached(document="d1", item="i1", title="Parecer da relatoria", file_name="parecer.pdf", **KNOWN)
    )
    base.when(OF_SESSION, by=by).then(
        e.DocumentAttached(document="d2", title="Calendário", file_name="Calendário de 2026.pdf", **KNOWN)
    )
    assert [one.item for one in base.state.documents.items.values()] == ["i1", None]


def test_after_the_call_it_is_late_and_after_the_end_it_is_refused() -> None:
    base = opened(ITEM)
    base.when(ATTACH, by=PAULA).happens()
    assert base.state.documents.items["d1"].is_late
    after(base, c.AdjournSession(items={"i1": "next_meeting"}))
    base.when(OF_SESSION).refuses(WrongState, state="adjourned")
    after(called(), c.CancelSession(reason="Feriado")).when(OF_SESSION).refuses(WrongState, state="cancelled")


@pytest.mark.parametrize("by", [titular(1), GUEST, STRANGER], ids=["member", "guest", "stranger"])
def test_only_the_agenda_s_people_attach_and_withdraw(by: Someone) -> None:
    base = after(called(ITEM), ATTACH)
    base.when(OF_SESSION, by=by).refuses(NotAllowed)
    base.when(WITHDRAW, by=by).refuses(NotAllowed)


def test_it_needs_an_item_that_is_there_a_file_that_is_stored_and_an_id_of_its_own() -> None:
    base = scheduled(ITEM, c.AddItem(item="i2", title="Outro"), c.WithdrawItem(item="i2"))
    base.when(ATTACH.model_copy(update={"item": "i9"})).refuses(UnknownItem, item="i9")
    base.when(ATTACH.model_copy(update={"item": "i2"})).refuses(ItemClosed, item="i2", state="withdrawn")
    base.when(ATTACH, facts={**facts(), "stored": None}).refuses(UnknownFile, document="d1")
    after(base, ATTACH)
    base.when(ATTACH, facts=stored()).refuses(DocumentExists, document="d1")


def test_the_same_bytes_are_attached_once_to_the_same_place_until_withdrawn() -> None:
    again = ATTACH.model_copy(update={"document": "d3", "title": "O mesmo"})
    base = after(scheduled(ITEM), ATTACH)
    base.when(again).refuses(SameFile, document="d1")
    base.when(again, facts=stored()).happens()
    base.when(OF_SESSION).happens()
    after(base, WITHDRAW)
    base.when(again.model_copy(update={"document": "d4"})).happens()


@pytest.mark.parametrize(
    ("file_name", "found"),
    [
        ("parecer.pdf", "text/plain"),
        ("foto.png", "image/jpeg"),
        ("texto.txt", "application/pdf"),
        ("programa.exe", "application/pdf"),
        ("planilha.docx", FORMATS["xlsx"]),
    ],
)
def test_an_extension_that_lies_is_refused(file_name: str, found: str) -> None:
    base = scheduled(ITEM)
    lying = ATTACH.model_copy(update={"file_name": file_name})
    base.when(lying, facts=stored(found)).refuses(TypeDiffers, media_type=found)


@pytest.mark.parametrize(("file_name", "found", "named"), [
    ("tabela.CSV", "text/plain", "text/csv"),
    ("nota.txt", "text/plain", "text/plain"),
    ("foto.jpeg", "image/jpeg", "image/jpeg"),
])  # fmt: skip
def test_the_extension_tells_a_table_from_a_text(file_name: str, found: str, named: str) -> None:
    base = scheduled(ITEM).when(ATTACH.model_copy(update={"file_name": file_name}), facts=stored(found)).happens()
    assert base.state.documents.items["d1"].stored.media_type == named


@pytest.mark.parametrize(
    "name", ["../a.pdf", "a\\b.pdf", "a", "a.", "a\x00.pdf", "a\n.pdf", ".", "x" * 150 + ".pdf", ""]
)
def test_a_file_s_name_is_no_path_and_has_its_extension(name: str) -> None:
    data = {"document": "d1", "title": "Parecer", "file_name": name}
    with pytest.raises(InvalidData):
        parse_command(SESSION, "document.attach", data)


def test_it_is_withdrawn_once_with_a_reason_also_after_the_end() -> None:
    base = after(opened(ITEM), ATTACH, OF_SESSION, c.AdjournSession(items={"i1": "withdrawn"}))
    base.when(WITHDRAW).then(e.DocumentWithdrawn(document="d1", item="i1", reason="Tem o telefone de uma cidadã"))
    base.when(WITHDRAW).refuses(AlreadyWithdrawn, document="d1")
    base.when(c.WithdrawDocument(document="d9", reason="x")).refuses(UnknownDocument, document="d9")
    gone = base.stage.view(Audience.PUBLIC)["documents"]["items"]["d1"]
    assert (gone["title"], gone["reason"]) == ("Parecer da relatoria", "Tem o telefone de uma cidadã")


def seen(base: Any) -> list[list[str] | None]:
    views = [base.stage.view(audience)["documents"] for audience in Audience]
    return [view and view["order"] for view in views]


def test_the_public_sees_documents_from_the_call_on_and_never_those_of_a_reserved_item() -> None:
    assert seen(after(scheduled(ITEM), ATTACH)) == [None, ["d1"], ["d1"]]
    assert seen(after(called(ITEM), ATTACH, OF_SESSION)) == [["d1", "d2"]] * 3
    assert seen(after(called(CASE), ATTACH, OF_SESSION)) == [["d2"], ["d1", "d2"], ["d1", "d2"]]
    since = after(called(ITEM), ATTACH, WITHDRAW, OF_SESSION, c.ReserveItem(item="i1", basis="LGPD"))
    assert seen(since) == [["d2"], ["d1", "d2"], ["d1", "d2"]]


def test_what_was_told_of_a_document_is_veiled_once_its_item_is_reserved() -> None:
    base = after(called(ITEM), ATTACH, WITHDRAW)
    attached, withdrawn = (line.recorded for line in base.stage.lines[-2:])
    told = SESSION.message(base.state, attached, Audience.PUBLIC)
    assert {"document", "item", "title", "file_name", "media_type", "size", "sha256", "late"} == set(told or {})
    after(base, c.ReserveItem(item="i1", basis="LGPD"))
    sealed = {opening.ref for line in base.stage.lines[-3:-1] for opening in line.openings}
    assert sealed <= SESSION.veil(base.state, Audience.PUBLIC)
    assert sealed.isdisjoint(SESSION.veil(base.state, Audience.MEMBER))
    for recorded in (attached, withdrawn):
        assert SESSION.message(base.state, recorded, Audience.PUBLIC) == {"item": "i1"}


def test_neither_words_nor_hash_stand_in_a_line() -> None:
    lines = "".join(line.line for line in after(scheduled(ITEM), ATTACH, WITHDRAW).stage.lines)
    clear = lines.replace('"type":"document', "")
    assert not any(
        word in clear for word in ("Parecer da", "parecer.pdf", STORED.sha256, "application/pdf", "telefone")
    )


def test_the_public_is_not_told_of_a_document_before_the_call() -> None:
    base = after(scheduled(ITEM), ATTACH)
    recorded = base.stage.lines[-1].recorded
    assert SESSION.message(base.state, recorded, Audience.PUBLIC) is None
    assert SESSION.message(base.state, recorded, Audience.MEMBER) is not None
