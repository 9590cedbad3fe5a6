"""Whose words a passage is: this doctor's, another doctor's, the patient's, a relative's; or a question."""

import re

from consilium.opinions.letter import Sentence

_OTHERS = re.compile(
    r"\b(?:you (?:have |had )?(?:recommend|offer|propos|advis|plann|suggest)\w*|"
    r"(?:Dr\.? [A-Z][\w'’-]+|the (?:first|referring|local|outside|treating|submitting)(?: \w+){1,2}) "
    r"(?:has |had )?(?:recommend|offer|propos|advis|plan|suggest|felt|call|favou?r|prefer|want|choose|think|argue)\w*|"
    r"(?:most|many) of my colleagues|some (?:colleagues|cent(?:er|re)s|doctors|would|give)|others (?:give|"
    r"would)|most (?:\w+ ){0,2}(?:would|urologists|doctors|surgeons)|guidelines? (?:like|say)|"
    r"(?:he|she|they|patient|pt) (?:\w+ )?asked|asked (?:about|whether|if|me)|was (?:offered|told)|has been "
    r"(?:offered|told)|wants? to know|question\b|"
    r"holds? two opinions|two (?:surgeons|doctors|opinions) differ|presumably led|set aside|(?:if|when) you "
    r"cannot live)",
    re.I,
)
_ADOPTS = re.compile(
    r"\b(?:I|we)(?: entirely| fully| also)? (?:agree|concur|share|side)\b|\bagree(?:d|ment)?\b|"
    r"\bas (?:[\w.’-]+ ){1,3}(?:advised|proposes?|recommends?|suggests?|planned|plans)\b|is enough",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:(?:mother|father)(?! of (?:\d|one|two|three|four|five|six|a|several|young|small|grown))|sister|brother|"
    r"aunt|uncle|grand(?:mother|father)|cousin|daughter|son|maternal|"
    r"paternal|relatives?)\b"
    r"[^.;]{0,40}\b(?:had|has|died|with|at \d\d|was (?:\w+ )?(?:treated|irradiated|operated|given))\b|\bfamily "
    r"history (?:of|neg|pos|:)|"
    r"\b(?<!and )(?<!with )(?:mother|father|sister|brother|aunt|uncle)\s?(?:[:(]|-)",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:asked|wonder(?:s|ed)|wants? to know|the question) (?:\w+ ){0,2}?(?:whether|about|if|for)\b", re.I
)
#: Somebody who is neither the author nor the patient.
_PERSON = (
    r"(?:surgeons?|oncologists?|internists?|doctors?|urologists?|physicians?|dermatologists?|gyna?ecologists?|GP|"
    r"dentist|"
    r"clinics?|hospitals?|colleagues?|members?|neighbou?rs?|friends?|sisters?|brothers?|aunts?|uncles?|mothers?|"
    r"fathers?|"
    r"mom|mum|dad|cousins?|husband|wife|sons?|daughters?|child|children|parents|forums?|internet|websites?|newspaper|"
    r"text ?books?|older texts|guidelines?|protocols?|centres?|centers?|men|women|people|patients|most|many|some|"
    r"others|"
    r"everybody|nobody|someone|anyone|no one|literature)"
)
_TELLS = (
    r"(?:told|tells|said|says|would|gave|gives|give|recommend(?:s|ed)?|offer(?:s|ed)?|advise[sd]?|think|thinks|thought|"
    r"suggest(?:s|ed)?|propose[sd]?|had|has had|got|took|take|receive[sd]?|was given|were given|was treated|argued?|"
    r"raised|"
    r"named|wants?|wanted|wished|hoped|favou?rs?|prefers?|use[sd]?|add|adds|added|treats?|treated|put (?:him|her) down|"
    r"operate[sd]?|merely|count|call(?:ed|s)?|do|go(?:es)?|underwent)"
)
_REPORTS = re.compile(
    rf"(?:^|[;:,(“\"]\s?|\b(?:and|but|that|because|since|as|while|where|although)\s)"
    rf"(?!(?:our|my|we|I)\b)(?:[\w’'-]+\s){{0,5}}?{_PERSON}(?:['’]s \w+)?\s(?:[\w’'.-]+\s){{0,6}}?{_TELLS}\b",
    re.I,
)
#: Where the author's own words begin again.
_MINE = re.compile(r"\b(?:but|however|and|yet|;|,)?\s?\b(?:I|we|my|our)\b(?:['’]\w+)?\s", re.I)
#: Passive: somebody else has proposed it.
_PROPOSED = re.compile(
    r"^[^.;:]{0,45}?\b(?:(?:was|were|is|has been|had been)\s(?:\w+\s)?(?:offered|proposed|raised|suggested|named|"
    r"mentioned|"
    r"brought up|recommended|advised|argued for)\b(?:\s(?:to|for)\s(?:her|him|them))?"
    r"(?:\s(?:elsewhere|by|at|as|on|outside|before|initially|first))|as offered (?:at|by)|argued for by)",
    re.I,
)


#: The plan of the doctor whose opinion is asked about.
_COLLEAGUE = re.compile(
    r"\b(?:Drs?\.? [A-Z][\w'’-]+|your (?:\w+ )?(?:surgeon|oncologist|doctor|team|urologist|h(?:a)?ematologist|"
    r"physician)|"
    r"you) (?:has |have |had |also )?(?:recommend|offer|propos|advis|plann?|suggest|wants? to|intend)\w*|"
    r"\b(?:has|have) been (?:offered|proposed|recommended|advised)\b",
    re.I,
)


def is_colleagues(sentence: Sentence) -> bool:
    """Whether the sentence tells what the treating doctor plans, and nothing is said against it there."""
    return _COLLEAGUE.search(sentence.text) is not None and not re.search(
        r"\b(?:not|but|however|against|instead|rather|although|though|while)\b|n['’]t\b|\?", sentence.text, re.I
    )


def is_others(sentence: Sentence) -> bool:
    """Whether the sentence reports what somebody else said, and is not agreed to."""
    return _OTHERS.search(sentence.text) is not None and not _ADOPTS.search(sentence.text)


def about_relative(sentence: Sentence) -> bool:
    """Whether the sentence tells of a relative's illness."""
    return _RELATIVE.search(sentence.text) is not None


def is_asked(sentence: Sentence, start: int) -> bool:
    """Whether the words at this offset of the letter stand in a question."""
    after = sentence.text[start - sentence.start :]
    mark = re.search(r"[?.!;](?:[\"'”’)]*)(?:\s|$)", after)
    if mark and mark.group()[0] == "?":
        return True
    return _ASKED.search(sentence.text[: start - sentence.start]) is not None


def is_reported(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the clause tells what a third person does, says or has had: another doctor, a friend, a textbook."""
    before = sentence.text[: start - sentence.start]
    if _PROPOSED.match(sentence.text[end - sentence.start :]) and not _ADOPTS.search(sentence.text):
        return True
    if is_quoted(before, sentence.text[end - sentence.start :]):
        return True
    reports = list(_REPORTS.finditer(before))
    if not reports or _ADOPTS.search(sentence.text):
        return False
    return _MINE.search(before, reports[-1].end()) is None


def is_quoted(before: str, after: str) -> bool:
    """Whether the words stand between quotation marks."""
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and bool(re.search(r"[”\"]", after))
