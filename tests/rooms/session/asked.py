"""Whatever may be asked of a session, by anybody, at any time: strategies, and a session that lived through it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any

from hypothesis import strategies as st

from rooms.council.rules_profile import Alternate, BallotRules, President, Recusal, RulesProfile, Tie
from rooms.log.errors import Refusal
from rooms.log.kind import Data, Tree
from rooms.log.tree import join
from rooms.session import SESSION, Session
from rooms.session import commands as c
from rooms.session.agenda import UNDECIDED
from rooms.session.commands.attendance import Stay
from rooms.session.words import ChairReason, Means, Place, RecusalKind
from tests.given import CLERK, NOON, SYSTEM, Someone, Stage, someone
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    STRANGER,
    VERA,
    alternate,
    check_in,
    facts,
    roster,
    rules,
    titular,
)
from voting import missing

LINK, NOTE, PRIVATE, CHAT, RESERVED = "canary-link", "canary-note", "canary-private", "canary-chat", "canary-reserved"
STATED = "Voto pela clareza do parecer"
KINDS = ("symbolic", "called_roll", "block", "competing", "acclamation", "straw", "election")


class Dice(Random):
    """Chance that knows what is going on, so that most of what is asked makes sense and some does not."""

    state: Session = SESSION.initial("session-1")

    def mostly(self, sensible: str | None, *others: str) -> str:
        """The sensible answer in four cases of five, if there is one."""
        return sensible if sensible and self.random() < 0.8 else self.choice(others)


def _late(r: Dice) -> dict[str, Any]:
    return r.choice([{}, {}, {}, {"occurred_at": HOUR, "late_reason": PRIVATE}, {"occurred_at": HOUR}])


def _seat(r: Dice) -> str:
    current = r.state.ballots.current
    silent = missing(r.state.ballots.items[current].ballot) if current else ()
    return r.mostly(r.choice(silent) if silent else None, "s1", "s2", "s3")


def _item(r: Dice) -> str:
    return r.mostly(r.state.agenda.current, "i1", "i2")


def _ballot(r: Dice) -> str:
    return r.mostly(r.state.ballots.current, "b1", "b2", "b3")


def _choice(r: Dice) -> str:
    return r.choice(["yes", "yes", "no", "no", "abstain", "maybe"])


def _request(r: Dice) -> str:
    waiting = [request.id for request in r.state.floor.queue]
    return r.mostly(r.choice(waiting) if waiting else None, "r1")


def _document(r: Dice) -> str:
    return f"d{len(r.state.documents.items) + r.choice([0, 1, 1, 1])}"


def _post(r: Dice) -> int:
    return r.choice([*r.state.texts.posts, 1])


def _kind(r: Dice) -> RecusalKind:
    return r.choice(list(RecusalKind))


def _means(r: Dice) -> Means | None:
    return r.choice([None, Means.HAND])


def _by(r: Dice) -> dict[str, Any]:
    return {"by_seat": r.choice([None, "s1", "s2", "s3"]), "means": Means.VOICE}


def _challenge(r: Dice) -> str:
    waiting = list(r.state.recusals.waiting)
    return r.mostly(r.choice(waiting) if waiting else None, "c1")


def _matter(r: Dice) -> dict[str, Any]:
    waiting = [*r.state.recusals.waiting, "c1"]
    settles = c.Settles(kind="challenge", subject=r.choice(waiting)) if r.random() < 0.3 else None
    return {"item": r.choice([None, _item(r)]), "settles": settles}


def _person(r: Dice) -> str:
    return r.choice(["t1", "t2", "t3", "a1", "paula", "vera"])


def _stays(r: Dice) -> tuple[Stay, ...]:
    return tuple(Stay(place=Place.IN_ROOM, since=HOUR, until=r.choice([HOUR, None])) for _ in range(r.randrange(3)))


def _fates(r: Dice) -> dict[str, Any]:
    waiting = [id_ for id_, item in r.state.agenda.items.items() if item.state in UNDECIDED]
    return dict.fromkeys(waiting, r.choice(["next_meeting", "withdrawn"])) if r.random() < 0.3 else {}


def _about(r: Dice) -> dict[str, Any]:
    """What a ballot is about: options of its own, two items together, another round, or nothing special."""
    proposals = {"options": ("p1", "p2", "p3"), "labels": {"p1": "Um", "p2": "Dois", "p3": "Três"}}
    return r.choice([{}, {}, proposals, {"items": ("i1", "i2")}, {"runoff_of": _ballot(r)}])


ANY: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.CheckIn(
        seat=_seat(r), person=r.choice([None, None, "a1", "a2"]), place=r.choice(list(Place)), **_late(r)
    ),
    lambda r: c.CheckOut(seat=_seat(r), **_late(r)),
    lambda r: c.Excuse(seat=_seat(r), reason=PRIVATE),
    lambda r: c.Lapse(person=_person(r), since=HOUR),
    lambda r: c.Restore(person=_person(r)),
    lambda r: c.CorrectAttendance(person=_person(r), stays=_stays(r), reason=PRIVATE),
    lambda r: c.ComposeSession(roster=roster(r.choice([3, 3, 3, 2]))),
    lambda _: c.VerifyQuorum(),
    lambda r: c.Recuse(item=_item(r), seat=_seat(r), kind=_kind(r), means=_means(r), reason=PRIVATE),
    lambda r: c.Recuse(item=_item(r), kind=_kind(r), reason=PRIVATE),
    lambda r: c.WithdrawRecusal(item=_item(r), seat=r.choice([None, _seat(r)])),
    lambda r: c.Challenge(item=_item(r), seat=_seat(r), kind=_kind(r), reason=PRIVATE, **_by(r)),
    lambda r: c.AcceptChallenge(challenge=_challenge(r), means=_means(r)),
    lambda r: c.DropChallenge(challenge=_challenge(r), means=_means(r)),
    lambda _: c.AddItem(item="i2", title=RESERVED, reserved="LGPD, art. 11"),
    lambda r: c.EditItem(item=_item(r), expected=r.randrange(60), title="Outro título", concerns=("org-1",)),
    lambda r: c.MoveItem(item=_item(r), before=r.choice([None, "i1"]), expected=60),
    lambda r: c.StartItem(item=_item(r)),
    lambda r: c.FinishItem(item=_item(r)),
    lambda r: c.WithdrawItem(item=_item(r), reason="Falta um parecer"),
    lambda r: c.ReserveItem(item=_item(r), basis="LGPD, art. 11"),
    lambda r: c.AttachDocument(
        document=_document(r), item=r.choice(["i1", "i2", None]), title="Planilha", file_name="planilha.pdf"
    ),
    lambda r: c.AttachDocument(document=_document(r), item="i2", title=RESERVED, file_name=f"{RESERVED}.pdf"),
    lambda r: c.WithdrawDocument(document=r.choice(["d1", "d2", "d3"]), reason="Trocado"),
    lambda _: c.Note(text=NOTE),
    lambda _: c.PostChat(text=CHAT),
    lambda r: c.RedactChat(post=_post(r)),
    lambda r: c.Redact(seq=r.randrange(1, 30), field=r.choice(["link", "title", "question"]), reason="x"),
    lambda r: c.RequestFloor(seat=_seat(r), subject="A praça", item=r.choice([None, "i1", "i2"])),
    lambda r: c.RequestFloor(name="Dona Maria", item=r.choice([None, "i1", "i2"])),
    lambda r: c.WithdrawRequest(request=_request(r)),
    lambda r: r.choice([c.GrantFloor(), c.GrantFloor(), c.PauseFloor(), c.ResumeFloor(), c.ExtendFloor(seconds=9)]),
    lambda r: r.choice([c.EndFloor(), c.LoseChair(person="paula"), c.RegainChair(person="paula"), c.FailFirstCall()]),
    lambda r: r.choice([c.GrantFloor(), c.EndFloor(), c.SuspendSession()]),
    lambda r: c.OpenSession(call=r.choice([1, 2]), **_late(r)),
    lambda r: c.TakeChair(reason=r.choice(list(ChairReason)), person=r.choice([None, _person(r)])),
    lambda r: r.choice([c.SuspendSession(reason="Almoço"), c.ResumeSession(), c.ResumeSession()]),
    lambda r: r.choice([c.CancelSession(reason="Feriado"), c.AdjournSession(items=_fates(r), annul=("b1",))]),
    lambda r: c.AdjournSession(items=_fates(r)),
    lambda r: r.choice([c.CallSession(short_notice_reason=PRIVATE), c.NumberSession(number=7)]),
    lambda r: c.EditSession(expected=r.randrange(4), link=LINK),
)
"""Everything, each as often as the others."""
VOTING: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.CastVote(ballot=_ballot(r), choice=_choice(r), seat=_seat(r), means=r.choice([None, Means.HAND])),
    lambda r: c.CastVote(ballot=_ballot(r), choice=_choice(r), seat=_seat(r), means=Means.VOICE),
    lambda r: c.CastVote(ballot=_ballot(r), choice=_choice(r)),
    lambda r: c.DeclareOutcome(ballot=_ballot(r), seat=_seat(r), outcome=r.choice(["not_voting", "recused"])),
    lambda r: BALLOT.model_copy(update={"ballot": r.choice(["b1", "b2", "b3"]), **_matter(r)}),
    lambda r: BALLOT.model_copy(update={"ballot": r.choice(["b2", "b3"]), "kind": r.choice(KINDS), **_about(r)}),
    lambda r: c.CallSeats(ballot=_ballot(r), seat=r.choice([None, None, _seat(r)])),
    lambda r: c.StateVote(ballot=_ballot(r), seat=_seat(r), text=STATED, means=Means.VOICE),
    lambda r: c.CloseBallot(ballot=_ballot(r)),
    lambda r: c.CorrectVote(ballot=_ballot(r), choice=_choice(r), seat=_seat(r), means=Means.PHONE),
    lambda r: c.ProclaimResult(ballot=_ballot(r)),
    lambda r: c.BreakTie(ballot=_ballot(r), option=r.choice(["yes", "no"])),
    lambda r: c.AnnulBallot(ballot=r.choice([_ballot(r), "b9", "b9", "b9"]), reason="Erro"),
    lambda r: c.CloseBallot(ballot=_ballot(r)),
    lambda r: c.ProclaimResult(ballot=_ballot(r)),
)
"""What happens in and around a ballot: as often as all the rest together."""
PEOPLE = (STRANGER, PAULA, VERA, alternate(1), *map(titular, (1, 2, 3)))


def _asker(r: Dice, command: Data) -> Someone:
    """Mostly somebody who may: the system, whoever chairs, the clerk."""
    may = SESSION.may[command.type]
    if "system" in may:
        return SYSTEM
    chair = someone(r.state.chair.person, "president" if r.state.chair.person == "paula" else "member")
    able = [chair] * ("chair" in may) + [CLERK] * ("clerk" in may)
    return r.choice(able or PEOPLE) if r.random() < 0.7 else r.choice(PEOPLE)


PROFILES = st.builds(
    lambda show, change, late, calls, president, tie, counts, scope: rules(
        chat="members",
        ballot=BallotRules(show_votes=show, change_vote=change, check_seconds=15, calls=calls),
        alternate=Alternate(late_titular=late, scope=scope),
        recusal=Recusal(counts_for_quorum=counts),
        president=President(vote=president),
        tie=tie,
    ),
    st.sampled_from(["after_close", "after_close", "live"]),
    st.sampled_from(["until_close", "final"]),
    st.sampled_from(["next_ballot", "immediate"]),
    st.sampled_from([0, 0, 2]),
    st.sampled_from(["always", "always", "tie_only", "never"]),
    st.builds(
        Tie,
        rule=st.sampled_from(["casting_vote", "casting_vote", "new_ballot", "rejected"]),
        fallback=st.sampled_from(["new_ballot", "next_meeting", "rejected"]),
    ),
    st.booleans(),
    st.sampled_from(["own_seat", "own_seat", "organisation", "segment"]),
)
BEGINNINGS = st.sampled_from([10, 10, 10, 2, 3, 6, 8])
"""How much of a good beginning there is before anything may be asked: from scheduled to in the middle of a ballot."""
_AT_NOON = frozenset({"session.schedule", "agenda.add", "session.call"})
_BEGINNING: tuple[Data, ...] = (
    SCHEDULE.model_copy(update={"link": LINK}),
    c.AddItem(item="i1", title="Parecer"),
    c.CallSession(),
    *map(check_in, (1, 2, 3)),
    c.OpenSession(),
    c.StartItem(item="i1"),
    BALLOT.model_copy(update={"item": "i1"}),
    c.CastVote(ballot="b1", choice="yes", seat="s1", means=Means.HAND),
)


def lived(profile: RulesProfile, beginning: int, seed: int, count: int) -> Stage[Session]:
    """A session of three seats with so much of a good beginning, to which then so many things were asked by chance.

    What is refused is followed by another question, up to four at a time, so that something happens. A seed's first
    questions are the same however many there are, so that failures shrink.
    """
    stage = Stage(SESSION, "session-1", [SESSION.initial("session-1")])
    known, at, dice = facts(roster(3), profile), HOUR, Dice(seed)
    for command in _BEGINNING[:beginning]:
        attempt(stage, command, CLERK, at=NOON if command.type in _AT_NOON else HOUR, known=known)
    for _ in range(count):
        at += dice.randrange(40) * SECOND
        for _ in range(4):
            dice.state = stage.state
            command = dice.choice(dice.choice([ANY, VOTING]))(dice)
            if attempt(stage, command, _asker(dice, command), at=at, known=known):
                break
    return stage


def attempt(stage: Stage[Session], command: Data, by: Someone, *, at: datetime, known: Mapping[str, Any]) -> bool:
    """Ask, and take a refusal for an answer; whether it was granted."""
    try:
        decided = stage.decide(command, by, at, known)
    except Refusal:
        return False
    stage.append(decided, at)
    return True


def ever(stage: Stage[Session], tree: Tree) -> Any:
    """The tree with every text that was ever written, erased or not: what may not be seen must not be in the tree."""
    texts = {opening.ref: opening.value for line in stage.lines for opening in line.openings}
    return join(tree, texts.get)


SESSIONS = st.builds(lived, PROFILES, BEGINNINGS, st.integers(0, 2**32), st.sampled_from([40, 40, 40, 30, 20, 10]))
