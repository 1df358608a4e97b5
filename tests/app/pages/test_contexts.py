"""What a page hands to its template is a dataclass that says what it holds."""

import pkgutil
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

import pytest

from app import pages

MODULES = [import_module(f"app.pages.{module.name}") for module in pkgutil.iter_modules(pages.__path__)]
CONTEXTS = {
    f"{found.__module__.rpartition('.')[2]}.{found.__name__}": found
    for module in MODULES
    for found in vars(module).values()
    if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__
}


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
def test_every_context_says_what_it_holds(context: type[Any]) -> None:
    assert not str(context.__doc__).startswith(f"{context.__name__}("), "the generated docstring says nothing"
    assert fields(context)
