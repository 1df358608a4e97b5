"""Canonical JSON is what another language writes, and lines chain."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from rooms.log.chain import canonical, line_hash, nfc

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
LEAVES = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))
SAMPLES: list[Any] = [
    {"b": 1, "a": [True, None, 'ç\u2028\x7f\x08\x1f/\\"'], "A": {}},
    {"": -0, "~": 2**53 - 1, "n": [[], [{}]], "emoji": "🗳️"},
]
SPELL = """
const spell = v => Array.isArray(v) ? `[${v.map(spell)}]`
  : v && typeof v === 'object' ? `{${Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + spell(v[k]))}}`
  : JSON.stringify(v)
process.stdin.on('data', d => process.stdout.write(JSON.parse(d).map(spell).join('\\n')))
"""


@given(VALUES)
def test_canonical_json_is_what_the_standard_library_writes(value: Any) -> None:
    spelt = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == spelt.encode()


def node() -> str:
    """Node of the project, or of the machine."""
    wheel = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(wheel) if wheel.exists() else None)
    assert found, "Node is part of what `make test` installs"
    return found


def test_canonical_json_is_what_javascript_writes() -> None:
    run = subprocess.run([node(), "-e", SPELL], input=json.dumps(SAMPLES).encode(), capture_output=True, check=True)
    assert run.stdout.split(b"\n") == [canonical(value) for value in SAMPLES]


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, float("nan"), {"ç": 1}, {1: 2}, 2**53, b"x", {"a": "\ud800"}])
def test_what_other_languages_read_otherwise_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_line_is_hashed_as_its_bytes() -> None:
    assert line_hash("sessão") == hashlib.sha256("sessão".encode()).hexdigest()
    assert nfc("sessa\u0303o") == "sessão"
