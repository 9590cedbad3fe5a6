"""The plan's first screen, and from each quote a way to the marked line."""

import re

import pytest

from consilium.web.journey import ANSWER, journey_of
from consilium.web.uploads import Upload

REPORT = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Collected: 11/02/2026
PRELIMINARY REPORT. FINAL PENDING OUTSIDE CONSULTATION
DIAGNOSIS
Right thigh mass, core biopsy: Dedifferentiated liposarcoma, grade 3.
"""
EMERGENCY = """SYNTHETIC. All people are invented.
Oncology clinic note
Assessment: metastatic lung adenocarcinoma with spinal cord compression. Start dexamethasone today.
"""


def text(answer) -> str:
    return answer.content.decode()


def test_an_empty_box_says_what_to_give(person):
    page = text(person.get("/need/"))
    assert "It is your right to ask for one" in page and "/records/" in page and "/questions/" in page


def test_papers_that_are_being_read_are_waited_for(person, box):
    box.put("upload", Upload("report.txt", 10, "0"), "sealed")
    page = text(person.get("/need/"))
    assert "Your papers are being read" in page and "Give your papers" not in page


def test_the_first_screen_comes_before_all_else(give, person):
    give(report__txt=REPORT)
    page = text(person.get("/need/"))
    assert "<h1>A second opinion is important for you</h1>" in page
    ways = ("/need/reasons/", "/need/clock/", "/need/reviews/", "/need/unknown/")
    places = [page.index(words) for words in ("important for you</h1>", "Do these first", "Read more")]
    places += [page.rindex(f'href="{way}"') for way in ways]
    assert places == sorted(places)
    assert page.count("<h1") == 1


def test_each_part_has_a_page_that_leads_to_the_next(give, person):
    give(report__txt=REPORT)
    way, seen = "/need/reasons/", []
    while way:
        page = text(person.get(way))
        assert page.count("<h1") == 1
        seen.append(way)
        found = re.search(r'class="button second" href="(/need/[\w-]+/)"', page)
        way = found.group(1) if found else ""
    assert seen == [f"/need/{part}/" for part in ("reasons", "clock", "reviews", "unknown", "what-it-can-do")]


def test_a_part_that_is_none_is_not_found(give, person):
    give(report__txt=REPORT)
    assert person.get("/need/nothing-such/").status_code == 404


def test_each_step_leads_to_the_page_that_helps(give, person):
    give(report__txt=REPORT)
    page = text(person.get("/need/"))
    steps = page[page.index("Do these first") : page.index("Read more")]
    assert {'href="/ask/"', 'href="/where/"', 'href="/payer/"'} & set(re.findall(r'href="[^"#]+"', steps))
    assert "below" not in steps.lower()


def test_each_quote_leads_to_its_line_in_the_paper(give, person):
    give(report__txt=REPORT)
    page = text(person.get("/need/reasons/"))
    links = re.findall(r'href="(/records/paper/\d+/\w+/)#line"', page)
    assert links
    for link in links:
        answer = person.get(link)
        assert answer.status_code == 200 and '<mark id="line"' in text(answer)
    quoted = page.split("<blockquote><p>“")[1].split("”")[0]
    assert quoted in " ".join(text(person.get(links[0])).split())


def test_a_corrected_fact_still_leads_to_its_line(give, person):
    page = text(give(report__txt=REPORT))
    place = page.split("Diagnosis: <strong>")[1].split('href="/records/paper/')[1].split('"')[0]
    person.post(f"/records/correct/{place}", {"says": "other", "value": "WDLS"})
    for link in re.findall(r'href="(/records/paper/\d+/\w+/)', text(person.get("/need/reasons/"))):
        assert person.get(link).status_code == 200


def test_an_emergency_stands_first_and_once(give, person):
    give(note__txt=EMERGENCY)
    page = text(person.get("/need/"))
    assert page.count('class="emergency"') == 1
    assert page.index('class="emergency"') < page.index('class="level"')
    assert page.index('href="/need/clock/"') < page.index('href="/need/reasons/"', page.index("Read more"))
    assert page.count("<h1") == 1
    assert "Why we say this" in text(person.get("/steps/"))


def test_answers_alone_make_a_plan(person, box):
    box.put(ANSWER, 1, "doctor.trust")
    page = text(person.get("/need/"))
    assert "A second opinion is important for you" in page and "From your answers." in page


def test_a_start_that_has_passed_is_told(person, box):
    box.put(ANSWER, "2020-01-01", "plan.start_date")
    assert "was to start has passed" in text(person.get("/need/"))


def test_open_questions_are_named_until_there_are_none(person, box):
    box.put(ANSWER, 4, "doctor.trust")
    assert "Go on with the questions" in text(person.get("/need/"))
    for key in list(journey_of(box).open_questions):
        box.put(ANSWER, None, key)
    while left := journey_of(box).open_questions:
        box.put(ANSWER, None, left[0])
    assert "Go on with the questions" not in text(person.get("/need/"))


def test_papers_of_two_people_say_so(give, person):
    give(one__txt="SYNTHETIC\nPatient: Ada Example\nDOB: 01/02/1960\nClinic note. Invasive ductal carcinoma.")
    give(two__txt="SYNTHETIC\nPatient: Ben Sample\nDOB: 03/04/1971\nClinic note. Invasive ductal carcinoma.")
    for path in ("/need/", "/need/whole/", "/keep/plan.pdf"):
        answer = person.get(path, follow=True)
        assert answer.status_code == 200 and "See your papers" in text(answer)


def test_the_whole_plan_is_one_page_with_its_own_ways(give, person):
    give(report__txt=REPORT)
    page = text(person.get("/need/whole/"))
    assert all(f'id="{part}"' in page for part in ("reasons", "clock", "centers", "coverage", "packet", "about"))
    ids = set(re.findall(r'id="([\w-]+)"', page))
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= ids
    assert page.count("<h1") == 1


@pytest.mark.parametrize("path", ["/need/", "/need/whole/"])
def test_only_looking_is_allowed(person, path):
    assert person.post(path).status_code == 405


def test_words_of_a_paper_cannot_become_markup(give, person):
    give(report__txt=REPORT.replace("PENDING", "<b onclick=x>PENDING"))
    assert "<b onclick" not in text(person.get("/need/")) + text(person.get("/need/reasons/"))


def test_who_has_two_opinions_is_sent_to_them_and_not_for_another_one(give, person):
    give(report__txt=REPORT)
    assert "Call a cancer center" in text(person.get("/need/"))
    for who, plan in (("One", "surgery"), ("Two", "radiotherapy first, then surgery")):
        letter = f"SYNTHETIC LETTER. All people are invented.\nDiagnosis: dedifferentiated liposarcoma.\nPlan: {plan}."
        assert person.post("/opinions/add/", {"text": letter, "who": who, "day": ""}).status_code == 302
    for page in (text(person.get("/need/")), text(person.get("/need/whole/"))):
        steps = page[page.index("Do these first") :]
        assert "You have two opinions: see what they say." in steps and 'href="/opinions/"' in steps
        assert "Call a cancer center" not in steps


def test_each_step_leads_to_the_very_paper_that_it_names(give, person):
    give(report__txt=REPORT)
    page = text(person.get("/need/"))
    steps = page[page.index("Do these first") : page.index("Read more")]
    links = re.findall(r'href="(/ask/[^"]*)"', steps)
    assert "/ask/paper/slides_letter/" in links and "/ask/paper/insurer_call/" in links and "/ask/" not in links
    assert all(person.get(link).status_code == 200 for link in links)
