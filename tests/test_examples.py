"""The examples in docstrings give what they show."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.test_layers import MODULES, ROOT

SHOWING = [module for module in MODULES if ">>> " in (ROOT / module).read_text("utf-8")]


def test_there_are_examples() -> None:
    assert len(SHOWING) > 9


@pytest.mark.parametrize("module", SHOWING)
def test_the_examples_of_a_module_give_what_they_show(module: str) -> None:
    ran = doctest.testmod(import_module(Path(module).with_suffix("").as_posix().replace("/", ".")))
    assert ran.attempted
    assert not ran.failed
