"""The wheel carries the whole house, the built front end at the place where the checkout has it."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.architecture.tree import ROOT, files, named


def test_the_wheel_holds_every_module_and_the_built_front_end(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    modules = {named(path) for path in files(".py", ".html", ".json", ".mako")}
    assert {path for path in modules if path.startswith(("app/", "minutes/", "rooms/", "voting/"))} <= held
    assert "static/dist/manifest.json" in held
    assert not {path for path in held if path.startswith(("tests/", "static/node_modules/", "static/src/"))}
