"""Tesseract is out of reach of all tests but those that ask for it: they stay quick, and the same on every computer."""

import os
from collections.abc import Iterator

import pytest

from consilium.records.ocr import tesseract as program

FIND = program.find


@pytest.fixture(scope="session", autouse=True)
def no_tesseract() -> Iterator[None]:
    """As on a computer where it is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "find", lambda: None)
        yield


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> program.Tesseract:
    """The program of this computer; the test is skipped where there is none."""
    found = FIND()
    if found is None:
        if os.environ.get("CONSILIUM_REQUIRE_TESSERACT"):
            pytest.fail("Tesseract is not installed, and here it must be")
        pytest.skip("Tesseract is not installed: scans are not tried")
    monkeypatch.setattr(program, "find", FIND)
    return found
