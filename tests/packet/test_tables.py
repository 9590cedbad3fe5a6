"""The packet's tables hold to their schema: every row has its source, and every name in it is known."""

from datetime import date

import pytest

from consilium.oncology import kinds
from consilium.oncology.markers import markers
from consilium.packet.wording import KINDS
from consilium.tables import toml_table

SOURCES = toml_table("consilium.packet", "sources.toml")
PIECES = toml_table("consilium.packet", "needs.toml")["piece"]
QUESTIONS = toml_table("consilium.packet", "questions.toml")["question"]
WORDS = toml_table("consilium.packet", "words.toml")
FAMILIES = {family for kind in kinds().values() for family in kind.families}


@pytest.mark.parametrize("row", [*PIECES, *QUESTIONS, *WORDS.values()], ids=lambda r: r.get("id") or r.get("heading"))
def test_every_row_says_where_it_comes_from(row):
    assert row["sources"] and set(row["sources"]) <= set(SOURCES)
    assert row["status"] in ("sourced", "derived")
    assert isinstance(row["checked"], date)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_says_what_of_it_was_read(source):
    assert set(source) == {"text", "url", "read", "status", "checked"}
    assert source["url"].startswith("http") and source["read"]


def test_every_source_is_used():
    code = {"cfr-164-524", "orthopaedic-sway"}  # named by the letters and by the sealed part
    used = {s for row in (*PIECES, *QUESTIONS, *WORDS.values()) for s in row["sources"]}
    assert set(SOURCES) == used | code


@pytest.mark.parametrize("row", PIECES, ids=lambda r: r["id"])
def test_pieces_name_only_what_exists(row):
    known = kinds()
    markers_known = markers()
    assert set(row.get("cancers", ())) <= set(known)
    assert {*row.get("families", ()), *row.get("not_families", ())} <= FAMILIES
    assert set(row.get("found_kinds", ())) <= set(KINDS)
    assert set(row.get("found_markers", ())) <= set(markers_known)
    assert row.get("letter") in (None, "slides", "images")


def test_ids_are_unique():
    for rows in (PIECES, QUESTIONS):
        ids = [row["id"] for row in rows]
        assert len(ids) == len(set(ids))


def test_questions_sound_like_questions():
    assert all(row["ask"].endswith("?") for row in QUESTIONS)
    assert {row["to"] for row in QUESTIONS} == {"first_doctor", "expert", "pathologist", "radiologist"}
