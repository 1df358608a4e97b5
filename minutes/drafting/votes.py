"""What minutes say of ballots: the question, the casting vote, the result with its sentence, and who voted how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from minutes.drafting import elections
from minutes.drafting.paragraph import Paragraph, Place
from minutes.drafting.scene import Scene
from minutes.roll import Roll, roll_call
from rooms import Ref
from voting import Annulled, sentence_of

_QUESTION = ("yes", "no")
_WORDS = frozenset({*_QUESTION, "abstain", "not_voting", "recused"})
"""What needs no label."""


class Writer:
    """Paragraphs of one ballot: they share its number, its item and the places of its options' labels."""

    def __init__(self, scene: Scene, ballot: str) -> None:
        self.scene, self.held = scene, scene.after.ballots.items[ballot]
        self.number = scene.after.ballots.order.index(ballot) + 1
        self.labels = Ref(self.held.seq, "labels")

    def write(self, code: str, texts: dict[str, Place] | None = None, **params: Any) -> Paragraph:
        """One paragraph."""
        opened = self.held.opened
        said = self.scene.paragraph(code, {"ballot": self.number, **params}, item=opened.item, texts=texts)
        return replace(said, block=opened.items)

    def write_option(self, code: str, option: str, **params: Any) -> Paragraph:
        """One paragraph that names an option."""
        texts: dict[str, Place] = {} if option in _WORDS else {"labels": self.labels}
        return self.write(code, texts, option=option, **({"label": None} if not texts else {}), **params)


def opened(scene: Scene) -> Iterator[Paragraph]:
    """A question was put to the vote."""
    event = scene.event
    writer = Writer(scene, event.ballot)
    texts: dict[str, Place] = {name: scene.text(name) for name in ("question", "yes_means", "no_means")}
    yield writer.write("ballot.opened", texts, at=scene.at, **quorum_params(event))
    if event.runoff_of is not None:
        yield writer.write("ballot.runoff_of", before=scene.after.ballots.order.index(event.runoff_of) + 1)
    for item in event.items:
        title = {"title": scene.after.agenda.items[item].texts["title"]}
        yield scene.paragraph("ballot.item", {"number": scene.numbers.get(item)}, item=item, texts=title)
    for option in event.options:
        if event.options != _QUESTION:
            yield writer.write_option("ballot.option", option)


def quorum_params(event: Any) -> dict[str, Any]:
    """The kind of a ballot that was put to the vote, its electorate, and the sentence of its quorum."""
    quorum = dict(event.quorum)
    numbers = {**quorum["arithmetic"]["numbers"], "base": quorum["base"], "article": quorum["article"]}
    sentence = {"code": f"{quorum['arithmetic']['formula']}.vote.reached", "params": numbers}
    is_question = event.options == _QUESTION
    said = None if event.kind == "straw" else sentence
    return {"sentence": said, "kind": event.kind, "electorate": len(event.electorate), "is_question": is_question}


def corrected(scene: Scene) -> Iterator[Paragraph]:
    """A vote was put right between closing and proclamation."""
    yield Writer(scene, scene.event.ballot).write("ballot.corrected", name=scene.name(scene.event.person))


def tie_broken(scene: Scene) -> Iterator[Paragraph]:
    """The casting vote, or what broke the tie of an election."""
    event = scene.event
    if event.criterion is not None:
        yield _by_criterion(scene)
        return
    name = scene.name(event.person) if event.person else scene.after.chair.name
    yield Writer(scene, event.ballot).write_option("ballot.tie_broken", event.option, name=name)


def _by_criterion(scene: Scene) -> Paragraph:
    """What broke the tie of an election, for whom, and how it was found."""
    event, writer = scene.event, Writer(scene, scene.event.ballot)
    texts: dict[str, Place] = {"ground": scene.text("ground"), "labels": writer.labels}
    return writer.write("ballot.tie_by", texts, criterion=event.criterion, option=event.option or "none")


def proclaimed(scene: Scene) -> Iterator[Paragraph]:
    """The result and the roll."""
    event = scene.event
    writer = Writer(scene, event.ballot)
    result = dict(event.result)
    params = {"decision": result["decision"], "sentence": sentence_of(result), "at": scene.at}
    yield writer.write_option("ballot.result", result["option"] or "yes", **params)
    for option in result.get("runoff", ()):
        yield writer.write_option("ballot.runoff", option)
    yield from roll_of(writer)
    yield from elections.elected(scene)


def roll_of(writer: Writer) -> Iterator[Paragraph]:
    """Who did what by name; where silence says something, how many said nothing."""
    everybody = roll_call(writer.scene.after, writer.held.opened.ballot)
    roll = [one for one in everybody if not one.is_silent]
    yield from _called(writer, everybody)
    yield from _options(writer, roll, [one for one in everybody if one.is_silent])
    yield from _outcomes(writer, roll, "abstained", "recused")
    yield from _not_voting(writer, [one for one in roll if one.outcome == "not_voting"])
    yield from _outcomes(writer, roll, "absent", "excused")
    yield from _listed(writer, "vote.alternates", [one for one in roll if one.capacity == "alternate"])
    yield from _by_clerk(writer, roll)


def _outcomes(writer: Writer, roll: list[Roll], *outcomes: str) -> Iterator[Paragraph]:
    for outcome in outcomes:
        yield from _listed(writer, f"vote.{outcome}", [one for one in roll if one.outcome == outcome])


def _options(writer: Writer, roll: list[Roll], silent: list[Roll]) -> Iterator[Paragraph]:
    """Votes by option. That nobody named the option for which silence counts says nothing."""
    counted_for = silent[0].choice if silent else None
    if silent:
        yield writer.write("vote.silent", option=counted_for, count=len(silent))
    for option in writer.held.opened.options:
        named = _named(one for one in roll if one.choice == option)
        if named["count"] or option != counted_for:
            yield writer.write_option("vote.option", option, **named)


def _called(writer: Writer, roll: tuple[Roll, ...]) -> Iterator[Paragraph]:
    """The roll that was called, seat by seat, and who had to be called again, there or in any other ballot."""
    if writer.held.opened.kind == "called_roll":
        yield from _listed(writer, "vote.called", [one for one in roll if one.calls])
        yield from _listed(writer, "vote.called_missing", [one for one in roll if one.calls > 1])
    else:
        yield from _listed(writer, "vote.called_missing", [one for one in roll if one.calls])


def _not_voting(writer: Writer, roll: list[Roll]) -> Iterator[Paragraph]:
    for calls in sorted({one.calls for one in roll}):
        listed = [one for one in roll if one.calls == calls]
        if calls:
            yield from _listed(writer, "vote.not_answering", listed, calls=calls)
        else:
            yield from _listed(writer, "vote.not_voting", listed)


def _by_clerk(writer: Writer, roll: list[Roll]) -> Iterator[Paragraph]:
    """Votes and declarations that the clerk entered, by the means in which the member made them known."""
    by_clerk: dict[str | None, list[Roll]] = {}
    for one in roll:
        if one.is_by_clerk:
            by_clerk.setdefault(one.means, []).append(one)
    for means, entered in by_clerk.items():
        yield from _listed(writer, "vote.by_clerk", entered, means=means)


def _listed(writer: Writer, code: str, roll: list[Roll], **params: Any) -> Iterator[Paragraph]:
    if roll:
        yield writer.write(code, **params, **_named(roll))


def _named(roll: Iterable[Roll]) -> dict[str, Any]:
    names = [one.name for one in roll]
    return {"count": len(names), "names": names}


def stated(scene: Scene) -> Iterator[Paragraph]:
    """The reasons of a vote, quoted."""
    texts: dict[str, Place] = {"statement": scene.text("text")}
    yield Writer(scene, scene.event.ballot).write("ballot.stated", texts, name=scene.name(scene.event.person))


def effects(scene: Scene) -> Iterator[Paragraph]:
    """What became of what followed from a result that was annulled or corrected."""
    writer = Writer(scene, scene.event.ballot)
    is_annulled = isinstance(writer.held.ballot.phase, Annulled)
    yield writer.write(scene.event.type, is_annulled=is_annulled)


def annulled(scene: Scene) -> Iterator[Paragraph]:
    """The ballot was voided, before or after its result."""
    writer = Writer(scene, scene.event.ballot)
    was_proclaimed = writer.held.proclaimed_at is not None
    reason: dict[str, Place] = {"private_reason": scene.text("reason")}
    yield writer.write("ballot.annulled", reason, was_proclaimed=was_proclaimed, at=scene.at)
