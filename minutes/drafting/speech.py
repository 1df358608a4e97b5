"""Who spoke, as one paragraph that grows while nothing else happens. Not what was said: that is the synthesis."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene
from rooms import Ref

CODE = "speakers"


def speech(scene: Scene, pending: Paragraph | None) -> Paragraph:
    """The paragraph with the speaker who now has the floor: the pending one grown, or a new one.

    Params: `kind` of speech, `names` of members, each once. Text `citizens`: the names of those who are not.
    """
    given: Any = scene.after.floor.speech
    asked = given.request
    item = asked.item if asked.item is not None else scene.after.agenda.current
    name = scene.name(asked.person) if asked.person else None
    citizens = (asked.name,) if asked.person is None and isinstance(asked.name, Ref) else ()
    if pending is None or pending.item != item or pending.params["kind"] != asked.kind:
        params = {"kind": asked.kind, "names": [name] if name else []}
        return scene.paragraph(CODE, params, item=item, texts={"citizens": citizens})
    known = pending.params["names"]
    names = [*known, name] if name and name not in known else known
    before: Any = pending.texts["citizens"]
    return replace(
        pending,
        params={**pending.params, "names": names},
        seqs=(*pending.seqs, scene.recorded.seq),
        texts={"citizens": (*before, *citizens)},
    )
