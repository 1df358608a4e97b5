"""What minutes say of records put right afterwards, and of ballots held on paper: before and after, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from minutes.drafting.paragraph import Paragraph, Place
from minutes.drafting.scene import Scene
from minutes.drafting.votes import Writer, quorum_params, roll_of
from rooms import instant_text
from voting import sentence_of


def recorded(scene: Scene) -> Iterator[Paragraph]:
    """A ballot held on paper: question, result and roll, and whether its sheet declares something else."""
    event = scene.event
    writer = Writer(scene, event.ballot)
    texts: dict[str, Place] = {name: scene.text(name) for name in ("question", "yes_means", "no_means")}
    params = {**quorum_params(event), "document": event.document, "recorded_at": instant_text(scene.recorded.at)}
    yield writer.write("ballot.recorded", texts, at=scene.at, **params)
    result = dict(event.result)
    said = {"decision": result["decision"], "sentence": sentence_of(result), "at": scene.at}
    yield writer.write_option("ballot.result", result["option"] or "yes", **said)
    yield from roll_of(writer)
    if event.declared not in (None, result["decision"], result["option"]):
        yield writer.write("ballot.contradicts", declared=event.declared)


def agreed(scene: Scene) -> Iterator[Paragraph]:
    """A correction two persons agreed to. The reason of a presence is private."""
    proposed = scene.after.corrections.items[scene.event.correction]
    about = {
        "target": proposed.proposed.target,
        "by": scene.name(proposed.proposed.by),
        "second": scene.name(scene.event.person),
        "is_alone": scene.event.is_alone,
        "is_over": scene.is_over,
        "at": scene.at,
    }
    if scene.event.ballot is None:
        yield scene.paragraph("correction.agreed", {"ballot": None, "reason": None, **about})
        return
    writer = Writer(scene, scene.event.ballot)
    yield writer.write("correction.agreed", {"reason": proposed.reason}, **about)
    former = proposed.proposed.former or {}
    for seat, word in (scene.event.votes or {}).items():
        vote = writer.held.votes.get(seat)
        name = scene.name(vote.person if vote else writer.held.electors[seat])
        yield writer.write_option("correction.vote", former.get(seat) or "not_voting", name=name, is_before=True)
        yield writer.write_option("correction.vote", word, name=name, is_before=False)
    yield _result(writer)


def _result(writer: Writer) -> Paragraph:
    before, after = writer.held.recounts[-1].result, dict(writer.scene.event.result)
    is_changed = (before["decision"], before["option"]) != (after["decision"], after["option"])
    said = {"decision": after["decision"], "sentence": sentence_of(after), "is_changed": is_changed}
    return writer.write_option("correction.result", after["option"] or "yes", **said)
