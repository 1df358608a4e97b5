"""The agenda: items in sections and order, one on the table, edits that were seen, reserved items."""

import pytest

from rooms.log.errors import Stale
from rooms.session import commands as c, events as e
from rooms.session.errors import (
    AlreadyReserved,
    BallotUnfinished,
    ItemClosed,
    ItemExists,
    ItemOnTable,
    NotOnTable,
    UnknownItem,
    WrongState,
)
from rooms.session.words import Section
from tests.rooms.session.cast import BALLOT, PAULA, after, called, opened, scheduled

FIRST = c.AddItem(item="i1", title="Parecer 7", description="Sobre a praça")
SECOND = c.AddItem(item="i2", title="Parecer 8")
NEWS = c.AddItem(item="i3", section=Section.ANNOUNCEMENTS, title="Informes")
ON_FIRST = BALLOT.model_copy(update={"item": "i1"})


def test_an_item_joins_its_section() -> None:
    base = scheduled(FIRST, NEWS, SECOND)
    assert list(base.state.agenda.order) == ["i3", "i1", "i2"]
    base.when(c.AddItem(item="i4", title="Antes", before="i2")).then(
        e.ItemAdded(item="i4", section=Section.ORDER_OF_THE_DAY, title="Antes", matter="ordinary", before="i2")
    )
    assert list(base.state.agenda.order) == ["i3", "i1", "i4", "i2"]
    base.when(FIRST).refuses(ItemExists, item="i1")
    base.when(c.AddItem(item="i5", title="Sem lugar", before="i9")).refuses(UnknownItem, item="i9")


def test_an_item_added_after_the_call_is_late() -> None:
    base = called(FIRST).when(SECOND, by=PAULA).happens()
    assert [item.is_late for item in base.state.agenda.items.values()] == [False, True]


def test_an_edit_of_what_changed_since_it_was_seen_is_stale() -> None:
    base = scheduled(FIRST)
    edit = c.EditItem(item="i1", expected=2, title="Parecer 7, retificado", concerns=("org-1",))
    base.when(edit).then(
        e.ItemEdited(item="i1", texts=("title", "concerns"), title="Parecer 7, retificado", concerns=("org-1",))
    )
    base.when(edit).refuses(Stale, expected=2, changed=3)
    base.when(c.MoveItem(item="i1", expected=2)).refuses(Stale)
    base.when(c.EditItem(item="i9", expected=2)).refuses(UnknownItem)
    base.when(c.EditItem(item="i1", expected=3, description="Outra")).happens()
    assert base.state.agenda.items["i1"].concerns == ("org-1",)


def test_an_item_moves_before_another_or_to_the_end_of_its_section() -> None:
    base = scheduled(FIRST, SECOND, NEWS)
    base.when(c.MoveItem(item="i2", before="i1", expected=3)).then(e.ItemMoved(item="i2", before="i1"))
    assert list(base.state.agenda.order) == ["i3", "i2", "i1"]
    base.when(c.MoveItem(item="i2", expected=5)).happens()
    assert list(base.state.agenda.order) == ["i3", "i1", "i2"]
    base.when(c.MoveItem(item="i2", before="i9", expected=6)).refuses(UnknownItem, item="i9")


def test_one_item_at_a_time_is_on_the_table() -> None:
    base = opened(FIRST, SECOND)
    base.when(c.FinishItem(item="i1")).refuses(NotOnTable, item="i1")
    base.when(c.StartItem(item="i1")).then(e.ItemStarted(item="i1"))
    base.when(c.StartItem(item="i2")).refuses(ItemOnTable, item="i1")
    base.when(c.FinishItem(item="i1")).then(e.ItemFinished(item="i1"))
    base.when(c.StartItem(item="i1")).refuses(ItemClosed, item="i1", state="finished")
    base.when(c.StartItem(item="i9")).refuses(UnknownItem, item="i9")
    called(FIRST).when(c.StartItem(item="i1")).refuses(WrongState, state="called")


def test_a_ballot_on_an_item_needs_it_on_the_table_and_keeps_it_there() -> None:
    base = opened(FIRST, SECOND)
    base.when(ON_FIRST).refuses(NotOnTable, item="i1")
    after(base, c.StartItem(item="i1"), ON_FIRST)
    base.when(c.FinishItem(item="i1")).refuses(BallotUnfinished, ballots=["b1"])
    base.when(c.WithdrawItem(item="i1")).refuses(BallotUnfinished, ballots=["b1"])
    base.when(c.WithdrawItem(item="i2", reason="A pedido")).then(e.ItemWithdrawn(item="i2", reason="A pedido"))
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), c.WithdrawItem(item="i1"))
    assert base.state.agenda.current is None
    base.when(c.WithdrawItem(item="i1")).refuses(ItemClosed, state="withdrawn")


def test_an_item_is_reserved_once_by_its_legal_basis_also_afterwards() -> None:
    base = opened(FIRST, c.AddItem(item="i2", title="Caso", reserved="ECA, art. 17"))
    base.when(c.ReserveItem(item="i2", basis="LGPD")).refuses(AlreadyReserved, item="i2")
    base.when(c.ReserveItem(item="i9", basis="LGPD")).refuses(UnknownItem, item="i9")
    after(base, c.AdjournSession(items={"i1": "withdrawn", "i2": "withdrawn"}))
    base.when(c.ReserveItem(item="i1", basis="LGPD, art. 11")).then(e.ItemReserved(item="i1", basis="LGPD, art. 11"))


@pytest.mark.parametrize(
    "command",
    [FIRST, c.EditItem(item="i1", expected=9), c.MoveItem(item="i1", expected=9), c.WithdrawItem(item="i1")],
    ids=lambda command: command.type,
)
def test_a_cancelled_session_keeps_its_agenda(command: c.AddItem) -> None:
    base = after(called(SECOND), c.CancelSession(reason="Feriado"))
    base.when(command).refuses(WrongState, state="cancelled")
    base.when(c.ReserveItem(item="i2", basis="LGPD")).refuses(WrongState, state="cancelled")
