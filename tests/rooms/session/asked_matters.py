"""What may be asked on matters of procedure: items, elections, corrections. The rest is in asked.py."""

from collections.abc import Callable

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.commands.elections import CUSTOMARY
from rooms.session.words import Means
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
)
from tests.rooms.session.dice import (
    PRIVATE,
    REQUESTS,
    Dice,
    any_asked,
    any_ballot,
    any_candidate,
    any_correction,
    any_fates,
    any_item,
    any_means,
    any_nominee,
    any_person,
    any_proclaimed,
    any_put,
    any_seat,
    any_stays,
    any_words,
)

TABLE: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.ProposeItem(item="i3", title="Moção", seat=any_seat(r), means=Means.VOICE),
    lambda r: c.SupportItem(item="i3", seat=any_seat(r), means=Means.HAND),
    lambda r: c.RequestOnItem(
        item=any_item(r), kind=r.choice(REQUESTS), before="i1", seat=any_seat(r), means=Means.HAND
    ),
    lambda r: c.RequestReview(item=any_item(r), reason="Quero ler", seat=any_seat(r), means=Means.HAND),
    lambda r: c.RetractRequest(request=any_asked(r)),
    lambda r: c.DecideRequest(item=any_item(r), kind=r.choice(REQUESTS), granted=r.choice([True, False])),
    lambda r: c.GiveOpinion(item=any_item(r), text="Pela aprovação", seat=any_seat(r)),
    lambda r: c.AmendItem(
        item=any_item(r), part=r.choice(["p1", "p2"]), text="§ 1º", seat=any_seat(r), means=Means.HAND
    ),
    lambda r: c.WithdrawPart(part=r.choice(["p1", "p2"])),
    lambda _: c.BringBack(session="session-0", item="i7"),
    lambda r: c.AdjournSession(items=any_fates(r, "continuation"), annul=("b1",), continues_at=HOUR + DAY),
    lambda r: any_put(r, "late_item", "i3"),
    lambda r: any_put(r, r.choice(REQUESTS), any_item(r)),
    lambda r: any_put(r, "part", r.choice(["p1", "p2"])),
    lambda r: any_put(r, "extension", r.choice(["30", "0"])),
)
"""The procedure on items, and ballots on its questions."""

ELECTING: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.CallElection(
        election=r.choice(["e1", "e1", "e2"]),
        office=r.choice(["president", "vice_president"]),
        item=r.choice(["i1", "i1", "i2"]),
        criteria=r.choice([CUSTOMARY, ("seniority", "age", "draw"), ("draw",), ("new_round",)]),
    ),
    lambda r: c.Nominate(**any_nominee(r), means=Means.VOICE),
    lambda r: c.Nominate(**any_nominee(r), nominee=any_seat(r), means=Means.VOICE),
    lambda r: c.AcceptNomination(**any_nominee(r), means=any_means(r)),
    lambda r: c.AcceptNomination(**any_nominee(r), means=Means.VOICE),
    lambda r: r.choice([c.DeclineNomination, c.WithdrawCandidacy])(**any_nominee(r), means=Means.VOICE),
    lambda r: BALLOT.model_copy(update={"ballot": r.choice(["b2", "b3", "b4"]), "election": r.choice(["e1", "e2"])}),
    lambda r: c.CastVote(ballot=any_ballot(r), choice=any_candidate(r), seat=any_seat(r), means=Means.HAND),
    lambda r: c.CastVote(ballot=any_ballot(r), choice=any_candidate(r), seat=any_seat(r), means=Means.HAND),
    lambda r: c.BreakTie(ballot=any_ballot(r), criterion="new_round"),
    lambda r: c.BreakTie(ballot=any_ballot(r), criterion="draw", option=any_candidate(r), ground="Urna"),
    lambda r: c.BreakTie(ballot=any_ballot(r), criterion=r.choice(["age", "seniority"]), option=any_candidate(r)),
)
"""What happens around an election."""

CORRECTING: tuple[Callable[[Dice], Data], ...] = (
    lambda r: c.ProposeCorrection(
        correction=f"c{r.state.seq}",
        target="vote",
        ballot=any_proclaimed(r),
        seat=any_seat(r),
        to=r.choice(["yes", "no", "abstain", "not_voting"]),
        reason="Lido errado",
    ),
    lambda r: c.ProposeCorrection(
        correction=f"c{r.state.seq}",
        target="result",
        ballot=any_proclaimed(r),
        votes={seat: r.choice(["yes", "no"]) for seat in ("s1", "s2")},
        reason="Ata da mesa",
    ),
    lambda r: c.ProposeCorrection(
        correction=f"c{r.state.seq}", target="presence", person=any_person(r), stays=any_stays(r), reason=PRIVATE
    ),
    lambda r: c.AgreeToCorrection(correction=any_correction(r), alone_reason=r.choice([None, PRIVATE])),
    lambda r: c.AgreeToCorrection(correction=any_correction(r)),
    lambda r: c.RefuseCorrection(correction=any_correction(r)),
    lambda r: c.RecordBallot(
        ballot=r.choice(["b2", "b3", "b4"]),
        item=any_item(r),
        question="E no papel?",
        votes=any_words(r),
        declared=r.choice([None, "approved"]),
        occurred_at=r.state.at or HOUR,
        late_reason=PRIVATE,
    ),
)
"""What is put right or entered afterwards."""
