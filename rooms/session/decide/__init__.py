"""decide(session, command, asked): the events a command brings, or a Refusal. Pure; alone reads across slices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Data, Decided
from rooms.session.decide import (
    agenda,
    answers,
    attendance,
    ballots,
    calling,
    chair,
    corrections,
    documents,
    elections,
    floor,
    justifications,
    late,
    life,
    parts,
    points,
    recorded,
    rectifying,
    recusals,
    requests,
    returns,
    texts,
    votes,
)
from rooms.session.decide.asking import Asking, asking
from rooms.session.errors import BallotRefused
from rooms.session.state import Session
from voting import VotingError

DECIDERS: Mapping[str, Callable[[Asking, Any], Decided]] = {
    "session.schedule": calling.schedule,
    "session.edit": calling.edit,
    "session.call": calling.call,
    "session.rectify": rectifying.rectify,
    "session.request": calling.request,
    "session.withdraw_request": calling.withdraw_request,
    "rsvp.answer": answers.answer_call,
    "rsvp.notify": answers.give_notice,
    "rsvp.open": answers.open_call,
    "rsvp.close": answers.close,
    "session.number": calling.number,
    "session.compose": calling.compose,
    "session.fail_first_call": life.fail_first_call,
    "session.open": life.open_session,
    "session.suspend": life.suspend,
    "session.resume": life.resume,
    "session.adjourn": life.adjourn,
    "session.cancel": calling.cancel,
    "session.take_chair": chair.take_chair,
    "session.chair_away": chair.chair_away,
    "session.chair_back": chair.chair_back,
    "session.redact": texts.redact,
    "agenda.add": agenda.add,
    "agenda.edit": agenda.edit,
    "agenda.move": agenda.move,
    "agenda.withdraw": agenda.withdraw,
    "agenda.start": agenda.start,
    "agenda.finish": agenda.finish,
    "agenda.reserve": agenda.reserve,
    "agenda.propose": late.propose,
    "agenda.support": late.support,
    "agenda.request": requests.request,
    "agenda.request_review": requests.request_review,
    "agenda.retract": requests.retract,
    "agenda.decide": requests.decide_alone,
    "agenda.give_opinion": requests.give_opinion,
    "agenda.amend": parts.amend,
    "agenda.withdraw_part": parts.withdraw,
    "agenda.bring_back": returns.bring_back,
    "document.attach": documents.attach,
    "document.withdraw": documents.withdraw,
    "attendance.check_in": attendance.check_in,
    "attendance.check_out": attendance.check_out,
    "attendance.excuse": attendance.excuse,
    "attendance.decide_excuse": justifications.decide_excuse,
    "attendance.close_excuses": justifications.close_excuses,
    "attendance.verify_quorum": attendance.verify_quorum,
    "attendance.correct": corrections.correct_attendance,
    "attendance.lapse": attendance.lapse,
    "attendance.restore": attendance.restore,
    "attendance.recuse": recusals.recuse,
    "attendance.withdraw_recusal": recusals.withdraw,
    "attendance.challenge": recusals.challenge,
    "attendance.accept_challenge": recusals.accept,
    "attendance.drop_challenge": recusals.drop,
    "floor.request": floor.request,
    "floor.withdraw": floor.withdraw_request,
    "floor.interject": floor.interject,
    "floor.allow": floor.allow,
    "floor.refuse": floor.refuse,
    "floor.move": floor.move,
    "floor.grant": floor.grant,
    "floor.pause": floor.pause,
    "floor.resume": floor.resume,
    "floor.extend": floor.extend,
    "floor.end": floor.end,
    "floor.rule": points.rule,
    "floor.appeal": points.appeal,
    "ballot.open": ballots.open_ballot,
    "ballot.cast": votes.cast,
    "ballot.declare": votes.declare,
    "ballot.call": ballots.call,
    "ballot.state": votes.state,
    "ballot.close": ballots.close_ballot,
    "ballot.correct": votes.correct,
    "ballot.proclaim": ballots.proclaim_result,
    "ballot.break_tie": ballots.break_tie,
    "ballot.annul": ballots.annul,
    "election.call": elections.call,
    "election.nominate": elections.nominate,
    "election.accept": elections.accept,
    "election.decline": elections.decline,
    "election.withdraw": elections.withdraw,
    "ballot.record": recorded.record_ballot,
    "correction.propose": corrections.propose,
    "correction.agree": corrections.agree,
    "correction.refuse": corrections.refuse,
    "chat.post": texts.post,
    "chat.redact": texts.redact_post,
    "minutes.note": texts.note,
}
"""One function a command. A command that has none is refused."""


def decide(session: Session, command: Data, asked: Asked) -> Decided:
    """The events of a command, in the capacity that allows it. Raises Refusal; every refusal has a code of its own."""
    decider = DECIDERS.get(command.type)
    if decider is None:
        raise NotAllowed(type=command.type)
    ask = asking(session, asked)
    try:
        decided = decider(ask, command)
    except VotingError as error:
        raise BallotRefused(error) from error
    points.check_order(ask, command)
    return decided
