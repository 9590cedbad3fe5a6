"""Files, folders and archives: what comes out of them, in which order, under which name, and what is refused."""

import gzip
import os
from pathlib import Path

import pytest
from record_files import zipped

from consilium.records.containers import open_paths
from consilium.records.item import Item
from consilium.records.limits import Limits
from consilium.records.refusal import Refusal, Refused


def names(path: Path, limits: Limits | None = None) -> list[str]:
    """Names of the files that would be read, without the folder of the test."""
    return [
        entry.name.removeprefix(f"{path.parent}/") for entry in open_paths([path], limits) if isinstance(entry, Item)
    ]


def refusals(path: Path, limits: Limits | None = None) -> list[Refusal]:
    return [entry for entry in open_paths([path], limits) if isinstance(entry, Refusal)]


def test_a_folder_gives_its_files_by_name_with_zips_opened_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"b")
    (folder / "a.bin").write_bytes(zipped({"2.txt": b"2", "1.txt": b"1", "in/inner.zip": zipped({"deep.txt": b"d"})}))
    (folder / "sub" / "c.txt.gz").write_bytes(gzip.compress(b"c"))
    assert names(folder) == [
        "records/a.bin/1.txt",
        "records/a.bin/2.txt",
        "records/a.bin/in/inner.zip/deep.txt",
        "records/b.txt",
        "records/sub/c.txt.gz",
    ]
    contents = [entry.data for entry in open_paths([folder]) if isinstance(entry, Item)]
    assert contents == [b"1", b"2", b"d", b"b", b"c"]


def test_names_keep_the_path_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.txt").write_bytes(b"a")
    monkeypatch.chdir(tmp_path)
    assert [entry.name for entry in open_paths(["records/", "./records/a.txt"])] == ["records/a.txt", "./records/a.txt"]


def test_more_archives_than_are_kept_open(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.zip").write_bytes(zipped({"x.txt": str(number).encode()}))
    items = [entry for entry in open_paths([tmp_path]) if isinstance(entry, Item)]
    assert [item.data for item in reversed(items)] == [str(number).encode() for number in reversed(range(40))]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "C:\\temp\\x.txt", "a\\..\\..\\x.txt"])
def test_names_that_point_outside_are_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"good.txt": b"good", name: b"bad"}))
    assert names(path) == ["x.zip/good.txt"]
    assert "points outside" in refusals(path)[0].why


def test_a_bomb_among_good_files_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"good.txt": b"good", "bomb.txt": b"0" * (20 * 1024 * 1024)}))
    assert names(path) == ["x.zip/good.txt"]
    assert "zip bomb" in refusals(path)[0].why


def test_many_small_bombs_are_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({f"{number}.txt": b"0" * (7 * 1024 * 1024) for number in range(40)}))
    assert names(path) == []
    assert "zip bomb" in refusals(path)[0].why


def test_a_gzip_bomb_stops_where_no_record_would(tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(b"0" * (40 * 1024 * 1024)))
    [item] = open_paths([path])
    assert isinstance(item, Item)
    with pytest.raises(Refused, match="zip bomb"):
        _ = item.data


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(entries=2), "more than 2 files"),
        (Limits(depth=1), "too deep"),
        (Limits(nested=10), "too deep"),
        (Limits(unpacked=100), "zip bomb"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, why: str) -> None:
    path = tmp_path / "x.zip"
    inner = zipped({"deep.txt": b"d" * 200})
    path.write_bytes(zipped({"a.txt": b"a" * 50, "b.zip": inner, "c.txt": b"c" * 50}))
    assert any(why in refusal.why for refusal in refusals(path, limits))


def test_one_zip_that_is_too_large_does_not_cost_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{number}.txt": b"x" for number in range(9)}))
    (tmp_path / "b.zip").write_bytes(zipped({"good.txt": b"x"}))
    assert [name.rpartition("/")[2] for name in names(tmp_path, Limits(entries=8))] == ["good.txt"]


def test_files_that_wait_hold_no_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    [item] = open_paths([tmp_path])
    assert isinstance(item, Item)
    assert item._head is None


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(b"x")
    assert names(tmp_path, Limits(entries=4)) == []
    assert "more than 4 files" in refusals(tmp_path, Limits(entries=4))[0].why


def test_a_file_larger_than_the_limit_is_refused_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2000)
    [item] = open_paths([path], Limits(largest=1000))
    assert isinstance(item, Item)
    assert len(item.head()) == 2000
    with pytest.raises(Refused, match="larger than"):
        _ = item.data


def test_links_pipes_and_hidden_files_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / ".hidden").write_bytes(b"x")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    (folder / "a.txt").write_bytes(b"a")
    assert names(folder) == ["records/a.txt"]
    assert [refusal.why for refusal in refusals(folder)] == ["neither a file nor a folder"]


def test_names_are_safe_to_print(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a\x1b[31m\nb.txt": b"x"}))
    assert names(path) == ["x.zip/a?[31m?b.txt"]
    bytes_name = os.fsdecode(bytes(tmp_path) + b"/\xff.txt")
    Path(bytes_name).write_bytes(b"x")
    assert all(entry.name.encode("utf-8") for entry in open_paths([bytes_name]))


def test_a_damaged_member_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"bad.txt": os.urandom(400), "good.txt": b"good"}))
    data[60:90] = b"\x00" * 30
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert names(path) == ["x.zip/good.txt"]
    assert "damaged" in refusals(path)[0].why
