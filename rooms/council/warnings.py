"""What is lawful in a council and asks for somebody's attention, as code and params. Not what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.council.rules_meaning import composition_of
from rooms.council.rules_warnings import rule_warnings
from rooms.council.state import Council, Term
from rooms.log.kind import Audience, Tree, instant_text


def warnings(state: Council, audience: Audience) -> list[Tree]:
    """What this audience is warned of.

    Everybody: rules that are probably not meant, and terms that go on past their planned end without an act that
    extends them. Members and clerk also: who was not sworn in, and so does not vote. A rule's warning has its `key`.
    """
    of_rules = rule_warnings(state.rules.profile, composition_of(state))
    of_terms = _of_terms(state, is_public=audience is Audience.PUBLIC)
    return [
        *({"code": one.code, "key": one.key, "params": dict(one.params)} for one in of_rules),
        *({"code": code, "params": params} for code, params in of_terms),
    ]


def _of_terms(state: Council, *, is_public: bool) -> Iterator[tuple[str, Tree]]:
    running = [term for term in state.terms.values() if term.is_running and term.seat in state.seats]
    for term in sorted(running, key=lambda term: (state.seats[term.seat].number, term.capacity, term.order)):
        if term.is_expired and term.ends_at is not None:
            yield "term_expired", {**_who(state, term), "ends_at": instant_text(term.ends_at)}
        if term.sworn_at is None and not is_public:
            yield "term_unsworn", _who(state, term)


def _who(state: Council, term: Term) -> dict[str, Tree]:
    return {"term": term.id, "seat": state.seats[term.seat].number, "name": term.name}
