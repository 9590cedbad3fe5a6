"""Trials: the page says that nothing was searched, and shows what each link tells before it is followed."""

import re

from boxes import SARCOMA, keep, shown, tell


def test_it_says_that_none_was_searched(person, box):
    page = shown(person.get("/trials/"))
    assert "We did not look for trials" in page and "as your report has it" in page


def test_every_link_is_shown_with_what_it_tells(person, box):
    keep(box, report__txt=SARCOMA)
    page = shown(person.get("/trials/"))
    links = re.findall(r'<a href="(https://[^"]+)"([^>]*)>', page)
    assert links and all("noreferrer" in rest for _, rest in links)
    for address, _ in links:
        assert address in page.replace(f'href="{address}"', "") or "nccn.org" in address
    assert "This name of a cancer" in page and "Nothing of yours." in page


def test_no_address_holds_anything_of_the_person_but_the_cancer(person, box):
    keep(box, report__txt=SARCOMA)
    tell(box, patient__postal_code="59715", patient__birth_year=1961)
    addresses = " ".join(re.findall(r'href="(https://[^"]+)"', shown(person.get("/trials/"))))
    assert "cond=" in addresses
    assert not re.search(r"59715|1961|ada|sample", addresses, re.I)
