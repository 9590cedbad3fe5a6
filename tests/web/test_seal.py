"""What is kept opens only with its key, in its place, whole."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilium.web.store.files import PIECE, SealedReader, SealedWriter
from consilium.web.store.seal import Broken, new_key, new_salt, passphrase_key, seal, unseal

KEY, OTHER = new_key(), new_key()
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17)


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_a_value_opens_in_its_place_alone(data, place):
    sealed = seal(KEY, data, place)
    assert unseal(KEY, sealed, place) == data
    for key, where in ((OTHER, place), (KEY, place + "x")):
        with pytest.raises(Broken):
            unseal(key, sealed, where)


@given(st.binary(min_size=1, max_size=300), st.integers(0), st.integers(1, 255))
def test_a_changed_byte_is_found(data, at, by):
    sealed = bytearray(seal(KEY, data, "here"))
    sealed[at % len(sealed)] ^= by
    with pytest.raises(Broken):
        unseal(KEY, bytes(sealed), "here")


def test_a_passphrase_is_the_same_key_however_its_letters_are_made():
    salt = new_salt()
    assert passphrase_key("café", salt) == passphrase_key("cafe\u0301", salt)
    assert passphrase_key("café", salt) != passphrase_key("café", new_salt())


def written(folder, content, name="ab-1", key=KEY):
    writer = SealedWriter(folder, name, key)
    stream = io.BytesIO(content)
    while piece := stream.read(random.Random(len(content)).randint(1, 90_000)):  # noqa: S311 - sizes, no secrets
        writer.write(piece)
    writer.finish()
    return folder / name


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_whole_and_lies_sealed(tmp_path, size):
    content = random.Random(size).randbytes(size)  # noqa: S311
    path = written(tmp_path, content)
    with SealedReader.open(tmp_path, "ab-1", KEY) as stream:
        assert stream.read() == content
    assert size < 100 or content[:100] not in path.read_bytes()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_can_be_read_from_any_place(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("files")
    content = random.Random(7).randbytes(data.draw(st.sampled_from(SIZES)))  # noqa: S311
    written(folder, content)
    plain = io.BytesIO(content)
    with SealedReader.open(folder, "ab-1", KEY) as stream:
        for _ in range(8):
            place, length = data.draw(st.integers(0, len(content) + 50)), data.draw(st.integers(0, 2 * PIECE))
            assert stream.seek(place) == plain.seek(place)
            assert stream.read(length) == plain.read(length)


def _cut(sealed: bytes) -> bytes:
    return sealed[: -(PIECE + 16) - 33]


def _whole_piece_cut(sealed: bytes) -> bytes:
    return sealed[: PIECE + 16]


def _swapped(sealed: bytes) -> bytes:
    piece = PIECE + 16
    return sealed[piece : 2 * piece] + sealed[:piece] + sealed[2 * piece :]


def _changed(sealed: bytes) -> bytes:
    return sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:]


@pytest.mark.parametrize("harm", [_cut, _whole_piece_cut, _swapped, _changed])
def test_a_damaged_file_does_not_open_as_another(tmp_path, harm):
    path = written(tmp_path, random.Random(1).randbytes(2 * PIECE + 500))  # noqa: S311
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(Broken), SealedReader.open(tmp_path, "ab-1", KEY) as stream:
        stream.read()


def test_a_file_under_another_name_or_key_does_not_open(tmp_path):
    path = written(tmp_path, b"synthetic words")
    path.rename(tmp_path / "ab-2")
    with pytest.raises(Broken), SealedReader.open(tmp_path, "ab-2", KEY) as stream:
        stream.read()
    written(tmp_path, b"synthetic words", "ab-3")
    with pytest.raises(Broken), SealedReader.open(tmp_path, "ab-3", OTHER) as stream:
        stream.read()


def test_an_abandoned_file_leaves_nothing(tmp_path):
    writer = SealedWriter(tmp_path, "ab-1", KEY)
    writer.write(bytes(200_000))
    writer.abandon()
    assert list(tmp_path.iterdir()) == []
