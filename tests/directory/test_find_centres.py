"""Centres near a place: nothing hidden in the order, the first doctor's own house left out."""

from dataclasses import dataclass, field

import pytest

from consilium.directory import centres, find_centres, place, same_house

PROVIDENCE, BOZEMAN, NEW_YORK, BOSTON, MEMPHIS = (place(code) for code in ("02906", "59718", "10065", "02115", "38105"))


@dataclass(frozen=True)
class Cancer:
    """As much of a kind of cancer as the search looks at."""

    tissue: str = "SOFT_TISSUE"
    families: frozenset[str] = field(default_factory=lambda: frozenset({"sarcoma"}))


def ids(search):
    return [hit.centre.id for hit in search.hits]


def test_the_first_tier_is_beaten_by_nobody_and_the_order_is_explained():
    found = find_centres(Cancer(), NEW_YORK)
    assert found.hits[0].signs[0] == "nearest"
    first = [hit for hit in found.hits if hit.tier == 1]
    for hit in first:
        for other in found.hits:
            nearer = other.miles < hit.miles
            more = set(other.signs) - {"nearest", "remote"} > set(hit.signs) - {"nearest", "remote"}
            assert not (nearer and more)
    assert "No center further down this list is better in both" in found.order and "pay" in found.order


def test_within_a_tier_the_nearer_comes_first():
    found = find_centres(None, PROVIDENCE, limit=20)
    shown = [(hit.tier, hit.miles) for hit in found.hits if hit.tier]
    assert shown == sorted(shown)


def test_the_first_doctors_own_house_is_left_out_and_said_so():
    found = find_centres(Cancer(), PROVIDENCE, exclude=("Dr. A. Example", "Brigham & Women's Hospital"))
    assert [centre.id for centre, _ in found.left_out] == ["dana-farber"]
    assert "dana-farber" not in ids(found)
    assert all(service.centre != "dana-farber" for service in found.remote)
    assert "left it out" in found.left_out[0][1]


def test_nothing_within_reach_still_shows_the_nearest_and_one_that_helps_from_afar():
    found = find_centres(Cancer(), BOZEMAN, max_miles=100)
    assert "within 100 miles" in found.notes[0]
    assert found.hits[0].signs[0] == "nearest"
    assert found.hits[-1].beyond and "remote" in found.hits[-1].signs


def test_a_remote_service_that_does_not_take_the_cancer_or_the_state_is_not_named():
    assert "ucsf-online" not in [one.id for one in find_centres(Cancer(), BOZEMAN).remote]
    lung = Cancer("LUNG", frozenset({"carcinoma"}))
    assert "ucsf-online" in [one.id for one in find_centres(lung, BOZEMAN).remote]
    assert "dana-farber-online" in [one.id for one in find_centres(lung, PROVIDENCE).remote]
    assert "dana-farber-online" not in [one.id for one in find_centres(lung, BOSTON).remote]
    assert all(
        one.id != "ucsf-online" for hit in find_centres(Cancer(), place("94115")).hits for one in hit.centre.remote
    )


def test_a_childrens_hospital_is_for_children():
    assert "st-jude" not in ids(find_centres(None, MEMPHIS))
    assert "st-jude" not in ids(find_centres(None, MEMPHIS, age=40))
    assert ids(find_centres(None, MEMPHIS, age=9))[0] == "st-jude"


def test_networks_for_a_rare_cancer_come_before_the_general_ones():
    names = [network.id for network in find_centres(Cancer(), NEW_YORK, rare=True).networks]
    assert names[0] == "euracan" and names[-1] == "nci-information"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Mayo Clinic", {"mayo-phoenix", "mayo-jacksonville", "mayo-rochester"}),
        ("Univ. of Iowa Hosp.", {"holden"}),
        ("MD Andersen", {"md-anderson"}),
        ("Memorial Sloan-Kettering", {"msk"}),
        ("Washington University in St. Louis", {"siteman"}),
        ("George Washington University Hospital", set()),
        ("West Virginia University", set()),
        ("University of Illinois at Chicago", set()),
        ("Hopkinsville Community Hospital", set()),
        ("Community Cancer Center", set()),
        ("Duke", {"duke"}),
        ("Duke Health", {"duke"}),
        ("Dr. Anne Duke", set()),  # a person, not a house
        ("Maria Stanford, MD", set()),
        ("", set()),
    ],
)
def test_the_same_house_is_known_by_its_words(written, found):
    assert {centre.id for centre in centres() if same_house(centre, [written])} == found


@pytest.mark.parametrize("centre", centres(), ids=lambda centre: centre.id)
def test_every_centre_knows_its_own_name(centre):
    assert same_house(centre, [centre.name])


def test_who_wants_video_sees_centres_that_help_from_afar_first_among_equals():
    plain, video = (find_centres(None, PROVIDENCE, limit=20, video=wish) for wish in (None, True))
    assert sorted(ids(plain)) == sorted(ids(video)) and ids(plain) != ids(video)
    shown = [(hit.tier, "remote" not in hit.signs, hit.miles) for hit in video.hits]
    assert shown == sorted(shown)
    assert "video" in video.order and "video" not in plain.order


def test_who_wants_no_video_is_shown_no_opinions_from_afar():
    found = find_centres(Cancer(), BOZEMAN, max_miles=100, video=False)
    assert not found.remote and not any(hit.beyond or hit.centre.remote or "remote" in hit.signs for hit in found.hits)
    assert "do not want video" in found.order


def test_a_limit_that_leaves_one_center_says_how_far_the_next_one_is():
    near, following = sorted(hit.miles for hit in find_centres(Cancer(), BOZEMAN, limit=100).hits)[:2]
    limit = (near + following) / 2
    said = find_centres(Cancer(), BOZEMAN, max_miles=limit).distance
    assert f"The next one is {following:,.0f} miles away" in said
    assert "next one" not in find_centres(Cancer(), BOZEMAN, max_miles=following + 1).distance
    assert "next one" not in find_centres(Cancer(), BOZEMAN).distance
