"""What was said between doctor, patient, board and insurer."""

import pytest
from statement_examples import values

BOARD = [
    ("The case was presented at our multidisciplinary tumor board on 3/4/2026.", "yes"),
    ("Discussed at thoracic tumor board last Thursday; consensus is for surgery.", "yes"),
    ("Case reviewed in multidisciplinary conference with radiation and surgery present.", "yes"),
    ("The MDT recommended neoadjuvant chemotherapy.", "yes"),
    ("Tumour board consensus: concurrent chemoradiation.", "yes"),
    ("I took her films to the sarcoma conference and all agreed on preoperative radiation.", "yes"),
    ("Multidisciplinary breast conference recommendation: lumpectomy with radiation.", "yes"),
    ("She was seen in the multidisciplinary clinic and her case was discussed at the GI tumor board.", "yes"),
    ("We do not have a tumor board at this hospital.", "no"),
    ("This case has not been presented at tumor board.", "no"),
    ("No tumor board here; I decide with the family.", "no"),
    ("Not discussed at MDT.", "no"),
    ("Our hospital has no multidisciplinary conference.", "no"),
    ("The case was not taken to a tumour board before the operation was booked.", "no"),
    ("Tumor board: not presented.", "no"),
    ("There is no tumor board in our county.", "no"),
    ("I did not feel that tumor board discussion was needed.", "no"),
    ("Will present at tumor board next week.", None),
    ("Plan to discuss at multidisciplinary tumor board on Thursday.", None),
    ("She is on the list for Wednesday's tumor board.", None),
    ("The slides were shown at our daily intradepartmental pathology conference.", None),
    ("Reviewed at intradepartmental consensus conference with Dr. Vale, who agrees.", None),
    ("Case seen by a second pathologist at departmental QA conference.", None),
    ("He is a member of the hospital board.", None),
    ("I would recommend discussion at a multidisciplinary tumor board.", None),
    ("She teaches school and sits on the school board.", None),
    ("A family conference was held in the ward.", None),
]


@pytest.mark.parametrize(("text", "value"), BOARD)
def test_tumor_board(text: str, value: str | None) -> None:
    assert values("tumor_board", "tumor_board", text) == ({value} if value else set())


TRIAL = [
    ("We discussed a clinical trial and she declined.", "yes"),
    ("He was offered the phase III trial NCT00000000 but prefers standard treatment.", "yes"),
    ("Clinical trials were reviewed; none is open at our site for her.", "yes"),
    ("She is enrolled in a phase II study of a new antibody.", "yes"),
    ("We talked about trial options at the university.", "yes"),
    ("Eligible for an immunotherapy trial, and a referral to the trials unit has been made.", "yes"),
    ("Not a candidate for our open trials because of her kidney function.", "yes"),
    ("No clinical trial was discussed today.", "no"),
    ("We did not discuss clinical trials.", "no"),
    ("Trials: not discussed.", "no"),
    ("I do not have any trials here and did not look for one elsewhere.", "no"),
    ("Clinical trials have not been discussed with the patient.", "no"),
    ("Based on the results of a large randomized trial, six cycles are standard.", None),
    ("In the phase III study, survival was longer with the combination.", None),
    ("We will give a trial of steroids for her appetite.", None),
    ("Voiding trial passed.", None),
    ("Trial of void tomorrow.", None),
    ("The STAMPEDE trial supports this approach.", None),
    ("Imaging study of the chest was reviewed.", None),
]


@pytest.mark.parametrize(("text", "value"), TRIAL)
def test_trial_discussed(text: str, value: str | None) -> None:
    assert values("trial", "trial_discussed", text) == ({value} if value else set())


CASES = [
    ("I see one or two of these a year.", 1.5),
    ("I told her that I see about three such tumors per year.", 3.0),
    ("The last one I removed was two years ago.", 0.5),
    ("I have treated four patients with this cancer in twenty years.", 0.2),
    ("I do this operation about twice a week.", 104.0),
    ("We treat 100 patients with this disease a year.", 100.0),
    ("Our group performs roughly 250 prostatectomies annually.", 250.0),
    ("This is the first case of this kind that I have seen.", 1.0),
    ("I have never treated this before.", 0.0),
    ("I explained that I see perhaps one case every five years.", 0.2),
    ("In my practice I see this tumor about once a month.", 12.0),
    ("He asked how many I treat; I said about a dozen each year.", 12.0),
    ("I have only seen two of these in my career.", None),
    ("She sees her dentist twice a year.", None),
    ("He drinks two or three beers a week.", None),
    ("About 13,000 people a year get this cancer in the country.", None),
    ("She had a mammogram once a year.", None),
    ("The tumor grew one or two centimeters a year.", None),
    ("He smoked two packs a day for 20 years.", None),
    ("We see her twice a year for follow-up.", None),
    ("Her last colonoscopy was two years ago.", None),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_doctor_cases_per_year(text: str, value: float | None) -> None:
    found = {float(v) for v in values("doctor_cases", "doctor_cases_per_year", text)}
    if text.startswith("I have only seen two"):
        assert all(v <= 1 for v in found)
    elif value is None:
        assert not found
    else:
        assert len(found) == 1
        assert next(iter(found)) == pytest.approx(value, rel=0.15, abs=0.05)


REACTION = [
    ("She asked about a second opinion, and I encouraged her to get one.", "supportive"),
    ("A second opinion is always welcome, and I gave her the names of two centers.", "supportive"),
    ("I fully support his wish for a second opinion and will send the records.", "supportive"),
    ("We are happy to arrange a second opinion at the university.", "supportive"),
    ("I recommended a second opinion at a sarcoma center.", "supportive"),
    ("Second opinion offered and encouraged.", "supportive"),
    ("Patient wishes to seek a second opinion. Referral placed today.", "supportive"),
    ("She wants another opinion. I have no objection.", "neutral"),
    ("She may get a second opinion if she likes.", "neutral"),
    ("He plans to obtain a second opinion elsewhere; that is his choice.", "neutral"),
    ("I told her a second opinion would be a waste of time.", "bothered"),
    (
        "She asked about a second opinion. I said that if she does not trust me she should find another doctor.",
        "bothered",
    ),
    ("I advised against shopping around for opinions.", "bothered"),
    ("I see no reason for a second opinion and discouraged it.", "bothered"),
    ("He is insisting on a second opinion, which I find unnecessary and told him so.", "bothered"),
    (
        "I explained that going for another opinion will only delay treatment and that I will not hold her slot.",
        "bothered",
    ),
    ("Daughter demanding second opinion. I was frankly offended.", "bothered"),
    ("I told the family that a second opinion is not needed and would only confuse them.", "bothered"),
    ("Patient again doctor-shopping for opinions; I made my displeasure clear.", "bothered"),
    ("She is bothered by hot flashes.", None),
    ("He is annoyed by the ringing in his ears.", None),
    ("The patient came to us for a second opinion.", None),
    ("Seen in consultation for a second opinion on treatment of her breast cancer.", None),
    ("A second opinion on the slides was obtained from the university.", None),
    ("Mandatory second opinion program letter was received.", None),
    ("She is upset about the loss of her hair.", None),
    ("The wait in the scanner was a waste of time, she says.", None),
]


@pytest.mark.parametrize(("text", "value"), REACTION)
def test_doctor_reaction(text: str, value: str | None) -> None:
    assert values("doctor_reaction", "doctor_reaction", text) == ({value} if value else set())


HOPELESS = [
    "I explained that there is no treatment that can save his life.",
    "Unfortunately nothing more can be done.",
    "There is no curative or life-prolonging option left.",
    "I told the family that we have no further treatment to offer.",
    "No lifesaving therapy is available for this disease.",
    "Her cancer is terminal and no treatment will change the outcome.",
    "We have run out of treatment options; hospice was recommended.",
    "There are no remaining treatments that would prolong life.",
    "I told him that there is nothing left to try.",
    "No effective therapy exists for her at this point.",
    "Further treatment would be futile; I recommended comfort care only.",
]
NOT_HOPELESS = [
    "Treatment does not usually cure this cancer but can control it for years.",
    "The disease is incurable, but there are many treatments.",
    "There is nothing more to be done about the scar.",
    "She has no options for childcare.",
    "No further treatment is needed; she is in remission.",
    "There is no treatment that I would rather give.",
    "No treatment today; blood counts are low.",
    "No curative option, yet several drugs prolong life by years.",
    "If this drug fails, there may be no further options.",
    "He was told elsewhere that nothing could be done; I disagree, and surgery is possible.",
    "Her mother died; nothing could be done for her.",
    "No additional therapy recommended after complete excision.",
]


@pytest.mark.parametrize("text", HOPELESS)
def test_no_lifesaving_therapy(text: str) -> None:
    assert values("no_lifesaving", "no_lifesaving_therapy", text) == {"yes"}


@pytest.mark.parametrize("text", NOT_HOPELESS)
def test_other_bad_or_good_news_is_not_hopelessness(text: str) -> None:
    assert values("no_lifesaving", "no_lifesaving_therapy", text) == set()


DOUBT = [
    ("She feels that her concerns have not been heard.", True),
    ("Patient states he does not trust this plan.", True),
    ("She has doubts about the diagnosis and about our recommendation.", True),
    ("The family is unhappy with the care and questions my judgment.", True),
    ("She says that she feels rushed and that nobody listens to her.", True),
    ("He expressed a lack of confidence in his surgeon.", True),
    ("Patient is not comfortable with the proposed surgery and feels pressured.", True),
    ("The patient told me that she is unsure whether to believe the first doctor.", True),
    ("She is comfortable with the plan and has full confidence in the team.", False),
    ("He has no doubts about the plan.", False),
    ("No doubt this is a lymphoma.", False),
    ("She could not hear well with the left ear.", False),
    ("She trusts her doctors.", False),
    ("Feels well, no complaints.", False),
]


@pytest.mark.parametrize(("text", "holds"), DOUBT)
def test_patient_doubt(text: str, holds: bool) -> None:
    assert values("patient_doubt", "patient_doubt", text) == ({"yes"} if holds else set())


INSURER = [
    ("Your plan requires a second opinion before this surgery will be covered.", "yes"),
    ("A second surgical opinion is required before authorization can be given.", "yes"),
    ("You must obtain a second opinion from a participating specialist prior to the operation.", "yes"),
    ("Authorization is pending receipt of a mandatory second opinion.", "yes"),
    ("Benefits will be reduced if a second opinion is not obtained before surgery.", "yes"),
    ("We will not approve this procedure until a second opinion has been received.", "yes"),
    ("A second opinion is not required under your plan.", "no"),
    ("Your plan does not require a second opinion.", "no"),
    ("No second opinion is needed for this authorization.", "no"),
    ("Your plan offers a voluntary second opinion program at no cost.", None),
    ("You may get a second opinion; it is covered in full.", None),
    ("Ask us about our free expert opinion service. Taking part is optional.", None),
    ("Prior authorization is required for this drug.", None),
    ("Second opinions are covered with a copay.", None),
    ("You must sign this form to receive our second opinion brochure.", None),
]


@pytest.mark.parametrize(("text", "value"), INSURER)
def test_insurer_requires(text: str, value: str | None) -> None:
    assert values(
        "insurer",
        "insurer_requires",
        text,
        "insurance_letter",
    ) == ({value} if value else set())
