"""What is written from the code is what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from app.api import ENDPOINTS
from app.generated import asyncapi, drifted, openapi, write
from app.generated.schemas import commands, events
from app.generated.typescript import typescript
from app.settings import Settings


def test_no_generated_file_has_drifted() -> None:
    assert drifted() == []


def test_a_file_that_was_changed_by_hand_is_found(tmp_path: Path) -> None:
    write(tmp_path)
    assert drifted(tmp_path) == []
    (tmp_path / "docs/settings.md").write_text("by hand")
    (tmp_path / "docs/protocol.md").unlink()
    assert sorted(drifted(tmp_path)) == ["docs/protocol.md", "docs/settings.md"]


def test_every_command_event_and_endpoint_says_what_it_is() -> None:
    for model in (*commands().values(), *events().values()):
        assert (model.__doc__ or "").strip()
    assert all(one.summary.endswith(".") or one.summary.endswith("?") for one in ENDPOINTS)


def test_every_setting_is_described_and_there_are_few() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert len(Settings.model_fields) < 30


def test_every_reference_of_the_documents_leads_somewhere() -> None:
    for document in (openapi(), asyncapi()):
        text = str(document)
        for path in set(re.findall(r"'\$ref': '#/([^']+)'", text)):
            place = document
            for key in path.split("/"):
                place = place[key]


def test_every_command_and_event_has_a_type_for_the_browser() -> None:
    text = typescript()
    assert all(f'"{name}": ' in text for name in (*commands(), *events()))
    assert all(f'"{name}": unknown' not in text for name in (*commands(), *events()))
