"""Damaged and random files never bring a reader to anything but documents or one clear refusal."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import TOKENS, damaged
from record_files import examples

from consilium.errors import ConsiliumError
from consilium.records import read
from consilium.records.reading import FAILED, Reading

EXAMPLES = examples()


def read_bytes(folder: Path, data: bytes) -> Reading | None:
    """What a file with these bytes reads as; None when it is refused, as it should be, in one line."""
    path = folder / "input"
    path.write_bytes(data)
    try:
        reading = read([path])
    except ConsiliumError as error:
        assert FAILED not in str(error)
        assert "\n" not in str(error)
        return None
    assert not any(FAILED in warning for warning in reading.warnings)
    for document in reading.documents:
        for fact in document.facts:
            if fact.start is not None:
                assert document.text[fact.start : fact.end] == fact.quote
    return reading


@pytest.mark.parametrize("name", EXAMPLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damaged_files(tmp_path: Path, name: str, seed: int) -> None:
    read_bytes(tmp_path, damaged(EXAMPLES[name], Random(seed), tuple(EXAMPLES.values())))  # noqa: S311 no secret


@pytest.mark.parametrize(
    "start", [b"", b"{", b"<", b"{\\rtf1 ", b"%PDF-1.4\n", b"<html>", b"PK\x03\x04", b"\0" * 128 + b"DICM"]
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(TOKENS), st.text(max_size=20).map(str.encode)))
)
def test_random_files(tmp_path: Path, start: bytes, pieces: list[bytes]) -> None:
    read_bytes(tmp_path, start + b"".join(pieces))
