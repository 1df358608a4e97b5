"""Short stretches of a session in their usual order, so that what only makes sense after something else gets asked too.

Each is a list of steps: who asks, what, after how many seconds. What is not lawful at the moment is simply refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.life import Phase
from rooms.session.words import ChairReason, Going, Means, Place, RecusalKind, RequestKind
from tests.given import someone
from tests.rooms.session.cast import HOUR, alternate, own, vote
from tests.rooms.session.dice import (
    CHAT,
    PRIVATE,
    Dice,
    any_aside,
    any_ballot,
    any_challenge,
    any_item,
    any_point,
    any_request,
)
from tests.torture.steps import Step, chair, clerk, closed, member, system


def _voted(r: Dice) -> tuple[Step, ...]:
    return closed(r, tuple(r.choice(["yes", "yes", "no", "abstain", "abstain"]) for _ in range(3)))


def _tie(r: Dice) -> tuple[Step, ...]:
    *steps, last, _ = closed(r)
    ballot = f"t{r.state.seq}"
    breaks = Step(chair, lambda _: c.BreakTie(ballot=ballot, option="yes"), after=20)
    corrects = Step(clerk, lambda _: c.CorrectVote(ballot=ballot, seat="s1", choice="yes", means=Means.VOICE))
    states = Step(clerk, lambda _: c.StateVote(ballot=ballot, seat="s1", text="Pela clareza", means=Means.VOICE))
    return (*steps, last, corrects, states, breaks, Step(chair, lambda _: c.ProclaimResult(ballot=ballot)))


def _annulled(r: Dice) -> tuple[Step, ...]:
    return (*closed(r), Step(chair, lambda d: c.AnnulBallot(ballot=any_ballot(d), reason="Erro")))


def _lapse(_: Dice) -> tuple[Step, ...]:
    return (
        Step(clerk, lambda _: c.CheckOut(seat="s1")),
        Step(member(1), lambda _: c.CheckIn(place=Place.REMOTE)),
        Step(system, lambda _: c.Lapse(person="t1", since=HOUR), after=130),
        Step(system, lambda _: c.Restore(person="t1")),
    )


def _aparte(_: Dice) -> tuple[Step, ...]:
    return (
        Step(member(1), lambda _: c.RequestFloor(subject="A praça")),
        Step(chair, lambda _: c.GrantFloor()),
        Step(chair, lambda _: c.PauseFloor()),
        Step(chair, lambda _: c.ResumeFloor()),
        Step(chair, lambda _: c.ExtendFloor(seconds=60)),
        Step(member(2), lambda _: c.Interject(subject="Um dado")),
        Step(member(1), lambda d: c.AllowInterjection(request=any_aside(d))),
        Step(chair, lambda _: c.EndFloor(), after=20),
        Step(chair, lambda _: c.EndFloor()),
    )


def _point(_: Dice) -> tuple[Step, ...]:
    return (
        Step(member(2), lambda _: c.RequestFloor(kind="point_of_order", article="art. 12")),
        Step(chair, lambda _: c.GrantFloor()),
        Step(chair, lambda d: c.RuleOnPoint(request=any_point(d), ruling="dismissed", reason="Não cabe")),
        Step(member(2), lambda d: c.AppealRuling(request=any_point(d))),
    )


def _declined(_: Dice) -> tuple[Step, ...]:
    return (
        Step(member(3), lambda _: c.RequestFloor(subject="A feira")),
        Step(chair, lambda d: c.RefuseRequest(request=any_request(d), reason="Fora da matéria")),
    )


def _requests(r: Dice) -> tuple[Step, ...]:
    kind: RequestKind = r.choice(["postponement", "withdrawal", "inversion"])
    return (
        Step(clerk, lambda _: c.AddItem(item="i1", title="Parecer")),
        Step(
            clerk,
            lambda d: c.RequestOnItem(item=any_item(d), kind=kind, before="i1", seat="s1", means=Means.VOICE),
        ),
        Step(clerk, lambda d: c.RetractRequest(request=([*d.state.requests.items] or ["q1"])[-1])),
        Step(
            clerk,
            lambda d: c.RequestOnItem(item=any_item(d), kind=kind, before="i1", seat="s2", means=Means.VOICE),
        ),
        Step(chair, lambda d: c.DecideRequest(item=any_item(d), kind=kind, granted=d.choice([True, False]))),
    )


def _parts(r: Dice) -> tuple[Step, ...]:
    part = f"q{r.state.seq}"
    return (
        Step(chair, lambda _: c.StartItem(item="i1")),
        Step(clerk, lambda _: c.AmendItem(item="i1", part=part, text="§ 1º", seat="s1", means=Means.VOICE)),
        Step(clerk, lambda _: c.WithdrawPart(part=part)),
        Step(clerk, lambda _: c.RequestReview(item="i1", seat="s2", means=Means.VOICE)),
    )


def _returned(_: Dice) -> tuple[Step, ...]:
    return (
        Step(clerk, lambda _: c.GiveOpinion(item="back-session--i7", text="Pela aprovação", seat="s2")),
        Step(chair, lambda d: c.FinishItem(item=any_item(d))),
        Step(chair, lambda _: c.StartItem(item="back-session--i7")),
        Step(clerk, lambda _: c.GiveOpinion(item="back-session--i7", text="De acordo", seat="s3")),
    )


def _late(_: Dice) -> tuple[Step, ...]:
    return (
        Step(clerk, lambda _: c.ProposeItem(item="i3", title="Moção", seat="s1", means=Means.VOICE)),
        Step(clerk, lambda _: c.SupportItem(item="i3", seat="s2", means=Means.VOICE)),
    )


def _challenged(_: Dice) -> tuple[Step, ...]:
    return (
        Step(chair, lambda _: c.Challenge(item="i1", seat="s2", kind=RecusalKind.SUSPICION, reason=PRIVATE)),
        Step(chair, lambda d: c.DropChallenge(challenge=any_challenge(d))),
        Step(chair, lambda _: c.Challenge(item="i1", seat="s3", kind=RecusalKind.SUSPICION, reason=PRIVATE)),
        Step(member(3), lambda d: c.AcceptChallenge(challenge=any_challenge(d))),
        Step(member(3), lambda _: c.WithdrawRecusal(item="i1")),
    )


def _handover(_: Dice) -> tuple[Step, ...]:
    return (
        Step(system, lambda _: c.LoseChair(person="paula")),
        Step(system, lambda _: c.RegainChair(person="paula")),
        Step(system, lambda _: c.LoseChair(person="paula")),
        Step(lambda _: someone("vera", "vice_president"), lambda _: c.TakeChair(reason=ChairReason.LOST_CONNECTION)),
    )


def _ended(_: Dice) -> tuple[Step, ...]:
    return (
        Step(clerk, lambda d: c.AdjournSession(items=dict.fromkeys(_waiting(d), "next_meeting"))),
        Step(member(2), lambda _: c.Excuse(reason=PRIVATE)),
        Step(chair, lambda _: c.DecideExcuse(seat="s2", accepted=True, decided_in="13ª Reunião")),
        Step(system, lambda _: c.CloseExcuses(), after=73 * 3600),
    )


def _waiting(r: Dice) -> list[str]:
    return [id_ for id_, item in r.state.agenda.items.items() if item.state in ("open", "on_table", "proposed")]


def _failed(_: Dice) -> tuple[Step, ...]:
    return (Step(system, lambda _: c.FailFirstCall(), after=1_801), Step(clerk, lambda _: c.OpenSession(call=2)))


def _asked_for(_: Dice) -> tuple[Step, ...]:
    return (
        Step(member(1), lambda _: c.RequestSession()),
        Step(member(2), lambda _: c.RequestSession()),
        Step(member(1), lambda _: c.WithdrawSessionRequest()),
        Step(clerk, lambda _: c.BringBack(session="session-0", item="plan")),
    )


def _answered(_: Dice) -> tuple[Step, ...]:
    return (
        Step(member(1), lambda _: c.AnswerCall(answer=Going.REMOTE)),
        Step(system, lambda _: c.CloseAnswers(), after=8 * 86_400),
    )


def _paused(_: Dice) -> tuple[Step, ...]:
    return (Step(chair, lambda _: c.SuspendSession()), Step(chair, lambda _: c.ResumeSession(), after=60))


def _written(r: Dice) -> tuple[Step, ...]:
    paper = f"d{r.state.seq}"
    return (
        Step(clerk, lambda _: c.PostChat(text=CHAT)),
        Step(clerk, lambda d: c.RedactChat(post=max(d.state.texts.posts, default=1))),
        Step(clerk, lambda _: c.AttachDocument(document=paper, title="Calendário", file_name="calendário.pdf")),
        Step(clerk, lambda _: c.WithdrawDocument(document=paper, reason="Tem um telefone")),
    )


def _alone(_: Dice) -> tuple[Step, ...]:
    return (
        Step(clerk, lambda _: c.CheckIn(seat="s1", person="a1")),
        Step(lambda _: alternate(1), lambda _: own()),
        Step(clerk, lambda _: c.CheckOut(seat="s1", person="a1")),
    )


def _put_right(r: Dice) -> tuple[Step, ...]:
    ballot, id_ = f"t{r.state.seq}", f"c{r.state.seq}"
    wrong = c.ProposeCorrection(
        correction=id_, target="vote", ballot=ballot, seat="s1", to="not_voting", reason="Lido errado"
    )
    answers = r.choice([c.AgreeToCorrection(correction=id_), c.RefuseCorrection(correction=id_)])
    proclaims = Step(chair, lambda _: c.ProclaimResult(ballot=ballot), after=20)
    return (*closed(r), proclaims, Step(clerk, lambda _: wrong), Step(chair, lambda _: answers))


def _on_paper(r: Dice) -> tuple[Step, ...]:
    ballot = f"t{r.state.seq}"

    def sheet(d: Dice) -> Data:
        return c.RecordBallot(
            ballot=ballot,
            question="E no papel?",
            votes=dict.fromkeys(d.state.attendance.voters, d.choice(["yes", "no"])),
            occurred_at=d.state.at or HOUR,
            late_reason=PRIVATE,
        )

    return (Step(clerk, sheet),)


def _stood(r: Dice) -> tuple[Step, ...]:
    """An election on the item that is one, mostly to its vote; now and then everybody withdraws."""
    office = f"e{r.state.seq}"
    called = c.CallElection(election=office, office=r.choice(["president", "vice_president"]), item="i1")
    stands = (
        Step(clerk, lambda _: called),
        Step(member(1), lambda _: c.Nominate(election=office)),
        Step(member(1), lambda _: c.Nominate(election=office, nominee="s2")),
        Step(member(1), lambda _: c.Nominate(election=office, nominee="s3")),
        Step(member(2), lambda _: c.AcceptNomination(election=office)),
        Step(member(3), lambda _: c.DeclineNomination(election=office)),
    )
    if r.random() < 0.4:
        return (*stands, Step(member(2), lambda _: c.WithdrawCandidacy(election=office)))
    ballot, choices = f"t{r.state.seq}", [r.choice(["s1", "s2", "blank"]) for _ in range(3)]
    question = c.OpenBallot(ballot=ballot, kind="election", election=office, question="Quem?")

    def votes_for(number: int, choice: str) -> Step:
        return Step(clerk, lambda _: vote(number, choice, ballot))

    void = Step(clerk, lambda _: c.AnnulBallot(ballot=r.state.ballots.current or ballot, reason="Outra pergunta"))
    closes = Step(clerk, lambda _: c.CloseBallot(ballot=ballot))
    return (*stands, void, Step(clerk, lambda _: question), *map(votes_for, (1, 2, 3), choices), closes)


SCENES: Final[Mapping[Phase, tuple[Callable[[Dice], tuple[Step, ...]], ...]]] = {
    Phase.SCHEDULED: (_asked_for,),
    Phase.CALLED: (_failed, _answered, _lapse),
    Phase.OPEN: (
        _voted,
        _voted,
        _voted,
        _voted,
        _voted,
        _tie,
        _tie,
        _tie,
        _annulled,
        _lapse,
        _aparte,
        _aparte,
        _point,
        _point,
        _declined,
        _declined,
        _requests,
        _parts,
        _parts,
        _stood,
        _stood,
        _stood,
        _late,
        _returned,
        _challenged,
        _challenged,
        _handover,
        _paused,
        _alone,
        _written,
        _put_right,
        _on_paper,
        _ended,
    ),
    Phase.SUSPENDED: (_lapse, _ended),
}
"""By the phase in which they make sense."""
