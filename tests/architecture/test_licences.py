"""What is linked in may be: MIT, BSD, Apache, MPL, LGPL and their like, or offers them; never GPL or AGPL."""

import json
import re
import sys

import pytest
from packaging.requirements import Requirement

from tests.architecture.licences import of_distribution, passes
from tests.architecture.tree import ROOT


def locked() -> list[str]:
    """The distributions of requirements.lock that this interpreter installs."""
    text = (ROOT / "requirements.lock").read_text().replace("\\\n", "")
    wanted = [Requirement(re.sub(r"--hash=\S+", "", line)) for line in text.splitlines() if line[:1].isalnum()]
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate()]


def npm_runtime() -> dict[str, str]:
    """Path and licence of every package the build of the front end needs: by the lock, else by itself."""
    lock = json.loads((ROOT / "static" / "package-lock.json").read_text())
    return {
        path: package.get("license") or said_by_package(path)
        for path, package in lock["packages"].items()
        if path and not package.get("dev") and not package.get("devOptional")
    }


def said_by_package(path: str) -> str:
    """The licence in an installed package's own words; old ones give a list to choose from."""
    file = ROOT / "static" / path / "package.json"
    said = json.loads(file.read_text()) if file.exists() else {}
    return said.get("license") or " OR ".join(choice["type"] for choice in said.get("licenses", []))


@pytest.mark.parametrize("name", locked())
def test_a_distribution_linked_in_may_be(name: str) -> None:
    stated = of_distribution(name)
    assert stated, "states no licence"
    assert passes(stated[0]), stated


def test_npm_packages_of_the_build_may_be_linked_in() -> None:
    assert [path for path, licence in npm_runtime().items() if not passes(licence)] == []
    assert "node_modules/vite" in npm_runtime()


def test_installed_npm_packages_come_under_the_licence_the_lock_states() -> None:
    runtime = npm_runtime()
    said = {path: said_by_package(path) for path in runtime if (ROOT / "static" / path / "package.json").exists()}
    assert said.items() <= runtime.items()
    assert "node_modules/vite" in said


def test_the_house_itself_is_mit() -> None:
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text()
    assert sys.version_info >= (3, 11)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "BSD-3-Clause",
        "Apache-2.0 AND MIT",
        "Apache Software License; BSD License",
        "MPL-2.0",
        "Mozilla Public License 2.0 (MPL 2.0)",
        "LGPL-3.0-only",
        "LGPLv3+",
        "GNU Lesser General Public License v3 (LGPLv3)",
        "PSF-2.0",
        "Python Software Foundation License",
        "ISC License (ISCL)",
        "The Unlicense (Unlicense)",
        "0BSD",
        "MIT OR GPL-2.0",
        "GPL-2.0-or-later OR BSD-2-Clause",
        "MIT AND (GPL-3.0-only OR Apache-2.0)",
        "Apache-2.0 WITH LLVM-exception",
        "new BSD License",
    ],
)
def test_a_licence_that_may_be_linked_in_passes(licence: str) -> None:
    assert passes(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-only",
        "GPLv3",
        "AGPL-3.0-or-later",
        "GNU General Public License v2 (GPLv2)",
        "GNU Affero General Public License v3",
        "MIT AND GPL-2.0-only",
        "GPL-2.0-only OR AGPL-3.0-only",
        "MIT AND (GPL-3.0-only OR AGPL-3.0-only)",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "BUSL-1.1",
        "Proprietary",
        "UNKNOWN",
        "",
    ],
)
def test_a_licence_that_may_not_be_linked_in_fails(licence: str) -> None:
    assert not passes(licence)
