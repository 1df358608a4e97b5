"""Whatever may be asked of a session, by anybody, at any time: strategies, and a session that lived through it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from rooms.council.rules_profile import Alternate, BallotRules, President, Recusal, RulesProfile, Tie
from rooms.log.errors import Refusal
from rooms.log.kind import Data, Tree
from rooms.log.tree import join
from rooms.session import SESSION, Session, commands as c
from rooms.session.words import ChairReason, Going, Means, Place
from tests.given import CLERK, NOON, Someone, Stage
from tests.rooms.session.asked_matters import CORRECTING, ELECTING, TABLE
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    SCHEDULE,
    SECOND,
    check_in,
    facts,
    roster,
    rules,
)
from tests.rooms.session.dice import (
    CHAT,
    KINDS,
    LINK,
    NOTE,
    PRIVATE,
    RESERVED,
    SPEECHES,
    STATED,
    Dice,
    any_about,
    any_appeal,
    any_aside,
    any_asker,
    any_ballot,
    any_by,
    any_challenge,
    any_choice,
    any_document,
    any_fates,
    any_item,
    any_kind,
    any_late,
    any_matter,
    any_means,
    any_person,
    any_point,
    any_post,
    any_request,
    any_seat,
    any_stays,
)
from tests.rooms.session.golden_table import RETURNING

ANY: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.CheckIn(
        seat=any_seat(r), person=r.choice([None, None, "a1", "a2"]), place=r.choice(list(Place)), **any_late(r)
    ),
    lambda r: c.CheckOut(seat=any_seat(r), **any_late(r)),
    lambda r: c.Excuse(seat=any_seat(r), reason=PRIVATE),
    lambda r: c.Lapse(person=any_person(r), since=HOUR),
    lambda r: c.Restore(person=any_person(r)),
    lambda r: c.CorrectAttendance(person=any_person(r), stays=any_stays(r), reason=PRIVATE),
    lambda r: c.DecideExcuse(seat=any_seat(r), accepted=r.random() < 0.5, reason=PRIVATE, decided_in="13ª Reunião"),
    lambda r: r.choice([c.Excuse(seat=any_seat(r), reason=PRIVATE), c.CloseExcuses()]),
    lambda r: c.ComposeSession(roster=roster(r.choice([3, 3, 3, 2]))),
    lambda _: c.VerifyQuorum(),
    lambda r: c.Recuse(item=any_item(r), seat=any_seat(r), kind=any_kind(r), means=any_means(r), reason=PRIVATE),
    lambda r: c.Recuse(item=any_item(r), kind=any_kind(r), reason=PRIVATE),
    lambda r: c.WithdrawRecusal(item=any_item(r), seat=r.choice([None, any_seat(r)])),
    lambda r: c.Challenge(item=any_item(r), seat=any_seat(r), kind=any_kind(r), reason=PRIVATE, **any_by(r)),
    lambda r: c.AcceptChallenge(challenge=any_challenge(r), means=any_means(r)),
    lambda r: c.DropChallenge(challenge=any_challenge(r), means=any_means(r)),
    lambda _: c.AddItem(item="i2", title=RESERVED, reserved="LGPD, art. 11"),
    lambda r: c.EditItem(item=any_item(r), expected=r.randrange(60), title="Outro título", concerns=("org-1",)),
    lambda r: c.MoveItem(item=any_item(r), before=r.choice([None, "i1"]), expected=60),
    lambda r: c.StartItem(item=any_item(r)),
    lambda r: c.FinishItem(item=any_item(r)),
    lambda r: c.WithdrawItem(item=any_item(r), reason="Falta um parecer"),
    lambda r: c.ReserveItem(item=any_item(r), basis="LGPD, art. 11"),
    lambda r: c.AttachDocument(
        document=any_document(r), item=r.choice(["i1", "i2", None]), title="Planilha", file_name="planilha.pdf"
    ),
    lambda r: c.AttachDocument(document=any_document(r), item="i2", title=RESERVED, file_name=f"{RESERVED}.pdf"),
    lambda r: c.WithdrawDocument(document=r.choice(["d1", "d2", "d3"]), reason="Trocado"),
    lambda _: c.Note(text=NOTE),
    lambda _: c.PostChat(text=CHAT),
    lambda r: c.RedactChat(post=any_post(r)),
    lambda r: c.Redact(seq=r.randrange(1, 30), field=r.choice(["link", "title", "question"]), reason="x"),
    lambda r: c.RequestFloor(seat=any_seat(r), subject="A praça", item=r.choice([None, "i1", "i2"])),
    lambda r: c.RequestFloor(name="Dona Maria", item=r.choice([None, "i1", "i2"])),
    lambda r: c.WithdrawRequest(request=any_request(r)),
    lambda r: r.choice([c.GrantFloor(), c.GrantFloor(), c.PauseFloor(), c.ResumeFloor(), c.ExtendFloor(seconds=9)]),
    lambda r: r.choice([c.EndFloor(), c.LoseChair(person="paula"), c.RegainChair(person="paula"), c.FailFirstCall()]),
    lambda r: r.choice([c.GrantFloor(), c.EndFloor(), c.SuspendSession()]),
    lambda r: c.OpenSession(call=r.choice([1, 2]), **any_late(r)),
    lambda r: c.TakeChair(reason=r.choice(list(ChairReason)), person=r.choice([None, any_person(r)])),
    lambda r: r.choice([c.SuspendSession(reason="Almoço"), c.ResumeSession(), c.ResumeSession()]),
    lambda r: r.choice([c.CancelSession(reason="Feriado"), c.AdjournSession(items=any_fates(r), annul=("b1",))]),
    lambda r: c.AdjournSession(items=any_fates(r)),
    lambda r: r.choice([c.CallSession(short_notice_reason=PRIVATE), c.NumberSession(number=7)]),
    lambda r: c.RectifySession(expected=r.choice([99, 1]), place=r.choice(["Câmara", None]), link=LINK, reason="Obra"),
    lambda r: c.AnswerCall(seat=any_seat(r), answer=r.choice(list(Going)), means=Means.VOICE),
    lambda r: r.choice([c.GiveNotice(persons=("t1",), how="link"), c.OpenCall(), c.CloseAnswers(), c.RequestSession()]),
    lambda r: c.EditSession(expected=r.randrange(4), link=LINK),
    *TABLE,
    *ELECTING,
)
"""Everything else, each as often as the others."""
VOTING: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.CastVote(
        ballot=any_ballot(r), choice=any_choice(r), seat=any_seat(r), means=r.choice([None, Means.HAND])
    ),
    lambda r: c.CastVote(ballot=any_ballot(r), choice=any_choice(r), seat=any_seat(r), means=Means.VOICE),
    lambda r: c.CastVote(ballot=any_ballot(r), choice=any_choice(r)),
    lambda r: c.DeclareOutcome(ballot=any_ballot(r), seat=any_seat(r), outcome=r.choice(["not_voting", "recused"])),
    lambda r: BALLOT.model_copy(update={"ballot": r.choice(["b1", "b2", "b3"]), **any_matter(r)}),
    lambda r: BALLOT.model_copy(update={"ballot": r.choice(["b2", "b3"]), "kind": r.choice(KINDS), **any_about(r)}),
    lambda r: c.CallSeats(ballot=any_ballot(r), seat=r.choice([None, None, any_seat(r)])),
    lambda r: c.StateVote(ballot=any_ballot(r), seat=any_seat(r), text=STATED, means=Means.VOICE),
    lambda r: c.CloseBallot(ballot=any_ballot(r)),
    lambda r: c.CorrectVote(ballot=any_ballot(r), choice=any_choice(r), seat=any_seat(r), means=Means.PHONE),
    lambda r: c.ProclaimResult(ballot=any_ballot(r)),
    lambda r: c.BreakTie(ballot=any_ballot(r), option=r.choice(["yes", "no"])),
    lambda r: c.AnnulBallot(ballot=r.choice([any_ballot(r), "b9", "b9", "b9"]), reason="Erro"),
    lambda r: c.CloseBallot(ballot=any_ballot(r)),
    lambda r: c.ProclaimResult(ballot=any_ballot(r)),
    *CORRECTING,
)
"""What happens in and around a ballot: as often as all the rest together, but for who speaks."""
SPEAKING: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.RequestFloor(
        kind=r.choice(SPEECHES), seat=any_seat(r), article="art. 12", ballot=r.choice([None, "b1"])
    ),
    lambda r: c.RequestFloor(seat=any_seat(r), subject="A praça"),
    lambda r: c.RequestFloor(
        kind="point_of_order", seat=any_seat(r), article="art. 12", ballot=r.state.ballots.current
    ),
    lambda r: c.Interject(seat=r.choice(["s1", "s2", "s3"]), subject="Um dado"),
    lambda r: c.AllowInterjection(request=any_aside(r)),
    lambda r: c.Interject(seat=r.choice(["s1", "s2", "s3"])),
    lambda r: c.AllowInterjection(request=any_aside(r)),
    lambda r: c.RefuseRequest(request=r.choice([any_request(r), any_aside(r)]), reason=r.choice([None, "Não cabe"])),
    lambda r: c.MoveRequest(request=any_request(r), before=r.choice([None, any_request(r)])),
    lambda _: c.GrantFloor(),
    lambda r: r.choice([c.EndFloor(), c.PauseFloor(), c.ResumeFloor()]),
    lambda r: c.RuleOnPoint(request=any_point(r), ruling=r.choice(["upheld", "dismissed"]), reason="O regimento"),
    lambda r: c.RuleOnPoint(request=any_point(r), ruling=r.choice(["upheld", "dismissed"]), reason="O regimento"),
    lambda r: c.AppealRuling(request=r.state.points.appealable or "r1", seat=r.choice(["s1", "s2", "s3"])),
    lambda r: any_appeal(r, any_point(r)),
)
"""What happens around those who speak."""


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
BEGINNING: tuple[Data, ...] = (
    SCHEDULE.model_copy(update={"link": LINK}),
    c.AddItem(item="i1", title="Parecer", matter="election"),
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
    known, at, dice = {**facts(roster(3), profile), "returning": RETURNING}, HOUR, Dice(seed)
    for command in BEGINNING[:beginning]:
        attempt(stage, command, CLERK, at=NOON if command.type in _AT_NOON else HOUR, known=known)
    for _ in range(count):
        at += dice.randrange(40) * SECOND
        for _ in range(4):
            dice.state = stage.state
            command = dice.choice(dice.choice([ANY, ANY, VOTING, VOTING, SPEAKING]))(dice)
            if attempt(stage, command, any_asker(dice, command), at=at, known=known):
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
