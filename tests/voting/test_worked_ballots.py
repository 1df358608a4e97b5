"""Every ballot of worked_ballots.csv, worked by hand from the field's own rules, comes out as it was worked."""

import csv
from pathlib import Path
from typing import Any

import pytest

from voting import (
    METHODS,
    UNANIMITY,
    Abstained,
    Abstentions,
    Ballot,
    Base,
    Bases,
    Chosen,
    Majority,
    MajorityBase,
    NotVoting,
    OptionId,
    Outcome,
    QualifiedMajority,
    Quorum,
    Recused,
    Result,
    Runoff,
    SeatId,
    SimpleMajority,
    Terms,
    Tied,
    Ties,
    Voted,
    break_tie,
    check_close,
    check_open,
    check_quorum,
    close,
    open_ballot,
    options_of,
    parse_requirement,
    proclaim,
    record,
    result_of,
)

Row = dict[str, str]
ROWS = [*csv.DictReader(Path(__file__).with_name("worked_ballots.csv").read_text("utf-8").splitlines())]


def number(row: Row, name: str) -> int:
    return int(row[name] or 0)


def bases(row: Row) -> Bases:
    return Bases(number(row, "statutory"), number(row, "filled"), number(row, "present"))


def majority(row: Row) -> Majority:
    of, article = row["majority"], row["article"] or None
    if of in ("simple", ""):
        return SimpleMajority("half_of_present" if row["simple"] == "half_of_present" else "valid_votes", article)
    requirement = UNANIMITY if of == "unanimity" else parse_requirement(of)
    return QualifiedMajority(requirement, MajorityBase(row["base"]), article)


def ties(row: Row) -> Ties:
    literal: Any = (row["tie"] or "casting_vote", row["tie_fallback"] or "rejected")
    return Ties(*literal)


def opened(row: Row) -> Ballot:
    """The ballot as it opens: the president's seat, where it has no vote, is present and not in the electorate."""
    options = tuple(row["options"].split("|"))
    excess: Any = row["abstention_majority"] or "accept"
    counted = sum(votes(row).values()) + sum(number(row, name) for name in ("abstentions", "recused", "not_voting"))
    size = counted or number(row, "present")
    terms = Terms(
        method=row["kind"],
        options=options_of(row["kind"], asked_for(row["kind"], options)),
        electorate=tuple(SeatId(f"s{place}") for place in range(size)),
        bases=bases(row),
        majority=majority(row),
        abstentions=Abstentions(counts_in_base=row["abstention_in_base"] == "yes", excess=excess),
        ties=ties(row),
        is_recused_in_base=row["recusal_removes_from_base"] == "no",
    )
    check_open(terms)
    return open_ballot(terms)


def asked_for(kind: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """An election's blank and null, an acclamation's consent and objection come by themselves."""
    match kind:
        case "election":
            return options[:-2]
        case "acclamation":
            return ("yes", "no")
        case _:
            return options


def votes(row: Row) -> dict[str, int]:
    return {option: int(count) for option, count in (part.split(":") for part in row["votes"].split("|") if part)}


def held(row: Row) -> Ballot:
    """The ballot after its votes, closed."""
    ballot = opened(row)
    silence = METHODS[row["kind"]].silence
    cast = [Voted(OptionId(option)) for option, count in votes(row).items() for _ in range(count)]
    said: list[Outcome] = [
        *(vote for vote in cast if vote != silence),
        *[Abstained()] * number(row, "abstentions"),
        *[Recused()] * number(row, "recused"),
        *[NotVoting()] * number(row, "not_voting"),
    ]
    for seat, outcome in zip(ballot.terms.electorate, said, strict=False):
        ballot = record(ballot, seat, outcome)
    check_close(ballot)
    return close(ballot)


def decided(row: Row) -> Result:
    """The result after whoever chairs gave, or declined, the casting vote; a tie nobody answered yet is as it is."""
    ballot = held(row)
    casting = row["casting"]
    if casting == "declined":
        return result_of(proclaim(ballot))
    return result_of(break_tie(ballot, OptionId(casting)) if casting else ballot)


def said(result: Result, kind: str) -> str:
    match result.decision:
        case Chosen(option):
            return f"{'elected' if kind == 'election' else 'chosen'}:{option}"
        case Runoff(options):
            return f"runoff:{'|'.join(options)}"
        case decision:
            return decision.code


def test_there_are_enough_of_them_and_of_every_kind() -> None:
    assert len(ROWS) >= 150
    assert {row["kind"] for row in ROWS} == set(METHODS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


EACH = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
OPENED = [row for row in ROWS if row["expected_decision"] != "no_quorum"]
EACH_OPENED = pytest.mark.parametrize("row", OPENED, ids=[row["id"] for row in OPENED])


@EACH
def test_its_quorum_is_as_worked(row: Row) -> None:
    counting = number(row, "present") - (number(row, "recused") if row["recusal_counts_for_quorum"] == "no" else 0)
    of, base = row["quorum"].split(":")
    check = check_quorum(Quorum(parse_requirement(of), Base(base)), bases(row))
    reached = "yes" if counting >= check.needed else "no"
    assert (check.needed, reached) == (number(row, "expected_quorum_needed"), row["expected_quorum_reached"])


@EACH_OPENED
def test_its_decision_is_as_worked(row: Row) -> None:
    assert said(decided(row), row["kind"]) == row["expected_decision"]
    if row["casting"] not in ("", "declined"):
        assert isinstance(result_of(held(row)).decision, Tied)


@EACH_OPENED
def test_its_numbers_are_as_worked(row: Row) -> None:
    result = decided(row)
    numbers = {"valid": result.valid, **result.arithmetic.numbers}
    worked = {"needed": row["expected_needed"], "of": row["expected_base_size"], "valid": row["expected_valid"]}
    assert {name: str(numbers[name]) for name, value in worked.items() if value} == {
        name: value for name, value in worked.items() if value
    }
