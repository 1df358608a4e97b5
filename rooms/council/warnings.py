"""What is lawful in a council and asks for somebody's attention, as code and params. Not what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.council.rules_profile import RulesProfile
from rooms.council.state import Council, Term
from rooms.log.kind import Audience, Tree, instant_text
from voting import needed, parse_requirement


def warnings(state: Council, audience: Audience) -> list[Tree]:
    """What this audience is warned of.

    Everybody: rules that are probably not meant, and terms that go on past their planned end without an act that
    extends them. Members and clerk also: who was not sworn in, and so does not vote.
    """
    found = [*_of_rules(state), *_of_terms(state, is_public=audience is Audience.PUBLIC)]
    return [{"code": code, "params": params} for code, params in found]


def _of_terms(state: Council, *, is_public: bool) -> Iterator[tuple[str, Tree]]:
    running = [term for term in state.terms.values() if term.is_running and term.seat in state.seats]
    for term in sorted(running, key=lambda term: (state.seats[term.seat].number, term.capacity, term.order)):
        if term.is_expired and term.ends_at is not None:
            yield "term_expired", {**_who(state, term), "ends_at": instant_text(term.ends_at)}
        if term.sworn_at is None and not is_public:
            yield "term_unsworn", _who(state, term)


def _who(state: Council, term: Term) -> dict[str, Tree]:
    return {"term": term.id, "seat": state.seats[term.seat].number, "name": term.name}


def _of_rules(state: Council) -> Iterator[tuple[str, Tree]]:
    rules, seats = state.rules.profile, state.statutory
    if rules.second_call.enabled and seats:
        opens, decides = _second_call(rules, seats)
        if opens < decides:
            yield "second_call_cannot_decide", {"opens": opens, "decides": decides}


def _second_call(rules: RulesProfile, seats: int) -> tuple[int, int]:
    quorums = rules.second_call.quorum, rules.deliberation_quorum.second_call
    opens, decides = (needed(parse_requirement(quorum.of), seats) for quorum in quorums)
    return opens, decides
