"""Timing: when to begin or how urgent it is, and the interval of follow-up."""

import re
from collections.abc import Iterator

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.axes.treatment import starts_regardless
from consilium.opinions.clauses import hypothetical
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.named import plan
from consilium.opinions.speaker import about_relative

AXIS = "timing"

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALL = {word: number for number, word in enumerate(_WORDS)}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_START: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "hold all",  # whatever else the letter plans
        re.compile(
            r"\bbefore (?:anything|any (?:\w+ )?(?:treatment|decision|operation)) (?:is|can be) "
            r"(?:decided|planned|started|made|given|done)\b|"
            r"\b(?:do not|don['’]t|should not|must not) (?:do|give|begin|start|operate|have|go)\b[^.;]{0,40}\bon "
            rf"(?:the \d+|{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri)day)",
            re.I,
        ),
    ),
    (
        "now",
        re.compile(
            r"\b(?:tonight|immediately|at once|right away|straight ?away|without delay|within (?:\w+ )?hours|"
            r"do not wait|don't wait|"
            r"transfer now|(?:start|begin|given?|now:?) (?:\w+ )?now|emergen(?:cy|tly)|urgent(?:ly)?|first "
            r"fraction today)\b",
            re.I,
        ),
    ),
    (
        "hold",
        re.compile(
            r"\b(?:hold (?:all|off|everything|treatment|\w+ until)|will hold|not (?:\w+ ){0,6}(?:before|until)|"
            r"wait for|"
            r"when (?:the )?(?:final )?(?:path\w*|report|results?|FISH|sequencing) (?:is|are|has|comes?|"
            r"signed)|once (?:\w+ ){1,4}(?:is|are) (?:positive|back|known|confirmed)|"
            r"after (?:\w+ ){1,4}(?:are|is) back|would not (?:begin|start)\b[^.;]{0,50}\b(?:until|before|yet)\b|"
            r"(?<!can )be put off|postpone\w*|"
            r"until (?:the "
            r")?(?:\w+ ){0,3}(?:results?|is known|are known))\b",
            re.I,
        ),
    ),
    (
        "no hurry",
        re.compile(
            r"\b(?:no (?:\w+ )?(?:hurry|rush|urgency)|not urgent|any ?time|at (?:her|his|their) convenience|"
            r"there is time|"
            r"nothing hangs on|(?:would be|is) (?:quite )?safe|take (?:her|his|your) time|within (?:the next "
            r")?(?:two|three|2|3|2-3) months|"
            r"in the next (?:two|three) months|(?:this|next) (?:winter|summer|spring|autumn|fall))\b",
            re.I,
        ),
    ),
    (
        "soon",
        re.compile(
            rf"\b(?:(?:within|in|over|w/in|before|after|by) (?:about |the next |the coming |a |some "
            rf")?(?:{_NUMBER}|few)?\s?(?:(?:-|–|to|or) ?{_NUMBER} )?(?:days?|weeks?|wks?|wk)\b(?! (?:after "
            rf"(?:the|each)|of (?:treatment|chemo)))|"
            r"(?:this|next|coming) (?:week|wk|month|Mon|Tues|Wednes|Thurs|Fri)\w*|(?:the )?week after next|the week of|"
            r"in a fortnight|(?:starting|"
            r"beginning) now|within (?:the|a) "
            r"(?:week|month|"
            r"fortnight)|(?:by|before) (?:the )?(?:end|middle) of|(?:by|before) mid|"
            r"within (?:six|eight|twelve|\d+) weeks|week \d+ (?:post|after)|(?:start\w*|begin) (?:today|"
            r"tomorrow|Mon|Tue|Wed|Thu|Fri)\w*|in the (?:next|coming) (?:\w+ "
            r"){0,3}(?:weeks?|days)|(?:as|when) (?:you |he |she |they )?(?:have |has |had )?(?:scheduled|arranged|"
            r"planned|booked|said|proposed)\b|soon|tomorrow|"
            rf"(?:about|around|some) {_NUMBER} weeks after|in the week (?:of|before)|in week \d|"
            r"(?:(?:C1|cycle 1|go|start|begin)\W+)(?:Mon|Tues|Wednes|Thurs|Fri)day|"
            r"(?:the|your|that|this|his|her) date\b[^.;]{0,25}\b(?:kept|stands?|fine|good)|"
            r"(?:don['’]t|do not|not) (?:move|change) the date|a (?:fine|good) date)",
            re.I,
        ),
    ),
)
#: "I see no reason to postpone", "he asked about postponing": nobody waits.
_NO_WAIT = re.compile(
    r"\b(?:no (?:reason|need|cause|point|sense|gain|wish)|nothing (?:is )?gained|asked (?:me |us )?(?:about|whether|"
    r"if|to)|"
    r"never|nor|wrong|dangerous|unwise)\b[^.;]{0,25}$|\b(?:cannot|can['’]t|won['’]t|must not)\s$",
    re.I,
)
_DATE = re.compile(
    rf"\b(?:(?<!/)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{{2,4}})?\b(?!\s*(?:nodes?|SLN|LN|cores))|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?\b|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|"
    rf"(?:in|mid|early|late|for)[- ]{_MONTH}\b|{_MONTH}\.$|{_MONTH} is fine|end of {_MONTH}|(?:on|from|next|likely|"
    rf"by|until|this) (?:Mon|Tues|"
    rf"Wednes|Thurs|"
    rf"Fri)day|(?:Mon|Tues|Wednes|Thurs|Fri)day['’]s start|the \d{{1,2}}(?:st|nd|rd|th)|"
    rf"on the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)\b|"
    rf"\bthe (?:first|second|third|last) week of {_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! meeting)|"
    rf"{_NUMBER} weeks from now)",
    re.I,
)
_BEGIN = re.compile(
    r"\b(?:start\w*|begin\w*|began|first (?:dose|cycle|fraction|shot|instillation)|C1(?:D1)?|(?:the|your|that|this|"
    r"sensible|good|fine|suitable) date\b|cycle 1|OR\b|slot|OR "
    r"date|good date|(?:the|your|with the) date|booked?|schedul\w+|surgery|operat\w+|excision|\w+ectomy|"
    r"resection|"
    r"could give|can (?:be )?(?:treat|given)|given|simulation|could be done|seeds could|treat|done within|"
    r"proceed|go ahead|keep the|arranged|(?:I|we) (?:would|will|could|can) do|my list|treatment within|"
    r"chemo(?:therapy)?|dose|(?:can|may|could|should) (?:stand|stay|go)|seems (?:\w+ )?(?:fine|right|good)|"
    r"fine (?:with|for|to) me|"
    r"induction|cycles?|as you planned|is fine|leukapheresis|"
    r"laminectomy)\b",
    re.I,
)
_STARTS = re.compile(r"\b(?:start|begin|C1(?:D1)?|OR|date)\W{1,3}$", re.I)
_DONE = re.compile(
    r"\b(?:reported|received|signed|date of service|seen|s/p|underwent|finished|completed|(?<!node )biopsy|bx|TURBT|CT|"
    r"MRI|PET|scan|dated|came|visit|"
    r"letter of|note of|prepared|conference|excised|out from|craniotomy|post-?op|diagnosed|met)\b",
    re.I,
)
_EVERY = re.compile(
    rf"\b(?:every|each|q\.?)\s?(?P<n>{_NUMBER})?\s?(?:(?:-|–|to) ?(?P<most>{_NUMBER})\s?)?(?P<unit>/12\b|months?|"
    rf"mo\b|mos\b|"
    rf"m\b|years?|yrs?|y\b|weeks?|wk)|"
    rf"(?P<n2>{_NUMBER})[- ]month(?:ly| intervals)|\b(?:in|at) (?P<n3>{_NUMBER})(?:(?:,| and| &) "
    rf"{_NUMBER})*\s?(?P<unit3>/12\b|months?|mo\b|years?|"
    rf"yr)|\b(?P<word>yearly|annually|monthly|once a year)\b",
    re.I,
)
_FOLLOW = re.compile(
    r"\b(?:CT|MRI|PET|scans?|image|imaging|ultrasound|visits?|see (?:her|him)|checks?|check-?ups?|cystoscop\w+|"
    r"colonoscop\w+|PSA|CEA|AFP|CBC|counts?|markers|"
    r"exam\w*|bloods?|follow\w*|surveillance|scope|sigmoidoscop\w+|mammogra\w+|endoscop\w+|intervals?|"
    r"observ\w+|watch\w*|retest|repeat)\b",
    re.I,
)
#: "the nodule found on his six-monthly ultrasound".
_FOUND_ON = re.compile(
    r"\b(?:found|seen|noted|detected|discovered|picked up|came) (?:on|at|by|in|during) (?:\w+ ){0,2}$", re.I
)
_IN_BLOOD = re.compile(r"\b(?:PSA|CEA|AFP|CA-125|bloods?|markers|pressure)\b")
_FOR_RESULT = re.compile(
    r"\b(?:results?|known|know|test\w*|sequenc\w+|molecular|FISH|report|biopsy|scan|MRI|PET|decid\w+|back|"
    r"genes?|yet)\b",
    re.I,
)
_OTHERS_DATE = re.compile(
    r"(?:outside|local|referring|present|current|first|original|proposed|the other) (?:\w+ )?(?:plan|proposal|date|"
    r"surgeon)\b",
    re.I,
)
_DOSE = re.compile(r"\b(?:mg|mcg|IM|SC|IV|AUC|dose[sd]?|cycles?|infusion|injection|weekly x|Gy|courses?|x ?\d)\b")


def read(letter: Letter) -> Statement | None:
    """When to begin (`now`, `soon`, `no hurry`, `hold`, `not now`) and the follow-up intervals in months."""
    found: list[tuple[Sentence, int, int, str]] = []
    treated = {n.sentence.start for n in letter.treatments if n.stance in ("advised", "named")}
    for sentence in letter.sentences:
        if sentence.section in ("history", "reviewed", "not_reviewed", "findings") or about_relative(sentence):
            continue
        if _OTHERS_DATE.match(sentence.text):
            continue
        found.extend((sentence, a, b, t) for a, b, t in _starts(sentence, sentence.start in treated))
        found.extend((sentence, a, b, t) for a, b, t in _intervals(sentence))
    own = plan(letter)
    watches = bool(own) and all(n.category == "watch" or not n.firm for n in own)
    watches = watches and any(n.category == "watch" for n in own)
    if (watches and any(t.startswith("every=") or t == "no hurry" for *_, t in found)) or (
        watches and any(re.search(r"\b(?:at present|now|yet)\b", n.sentence.text) for n in own if n.category == "watch")
    ):
        first = next(n for n in own if n.category == "watch")
        found = [f for f in found if f[3].startswith("every=")]
        found.append((first.sentence, first.start, first.end, "not now"))
    waits = [
        n for n in own if n.category == "hold" and not _NO_WAIT.search(n.sentence.text[: n.start - n.sentence.start])
    ]
    rest = [n for n in own if n.category not in ("hold", "watch")]
    if waits and not starts_regardless(rest, waits):
        found = [f for f in found if f[3] not in ("soon", "no hurry")]
        found.append((waits[0].sentence, waits[0].start, waits[0].end, "hold"))
    if any(t == "hold all" for *_, t in found):
        found = [(s, a, b, t.removesuffix(" all")) for s, a, b, t in found if t not in ("soon", "no hurry")]
    if not found:
        return None
    terms = {t for *_, t in found}
    if "hold" in terms and "now" not in terms:
        terms -= {"soon", "no hurry"}
    if (
        "hold" in terms
        and "soon" in {t for *_, t in found}
        and "now" not in {t for *_, t in found}
        and not any(n.category == "hold" for n in own)
    ):
        # Something else waits; the treatment begins.
        terms = (terms - {"hold"}) | {"soon"}
    if "now" in terms:
        terms -= {"soon", "no hurry"}
    if "soon" in terms:
        terms -= {"no hurry"}
    keep = [(s, a, b) for s, a, b, t in found if t in terms]
    return join_statement(letter, keep, frozenset(terms))


def _starts(sentence: Sentence, treated: bool) -> Iterator[tuple[int, int, str]]:
    text, at = sentence.text, sentence.start
    begins = treated or _BEGIN.search(text) is not None or sentence.section == "plan"
    for name, pattern in _START:
        for hit in pattern.finditer(text):
            if (
                name == "hold"
                and hit.group().lower().startswith("not ")
                and not _FOR_RESULT.search(text[hit.start() :])
            ):
                continue
            if name == "hold" and _NO_WAIT.search(text[: hit.start()]):
                continue
            if name == "hold" and re.search(r"\badded\b[^.;]{0,12}$", text[: hit.start()]):
                continue
            if name == "soon" and (
                not begins or _EVERY.search(text[max(0, hit.start() - 8) : hit.end()]) or _passed(text, hit)
            ):
                continue
            if name == "now" and hypothetical(sentence, at + hit.start(), at + hit.end()):
                continue
            if name == "now" and re.search(r"\b(?:no|not|if|non)\W+(?:\w+\W+)?$", text[: hit.start()], re.I):
                continue
            if name == "hold" and re.search(
                r"\b(?:do|need|should|must|will|can) not(?: \w+)? $", text[: hit.start()], re.I
            ):
                continue
            yield at + hit.start(), at + hit.end(), name
    if begins and not re.search(r"\b(?:was|were|had|underwent|showed)\b", text):
        for hit in _DATE.finditer(text):
            before = text[max(0, hit.start() - 28) : hit.start()]
            done = _DONE.search(text, max(0, hit.start() - 28), hit.start())
            if re.search(r"\b(?:not|never)\b[^.;]{0,30}$", before):
                continue
            if re.search(r"\b(?:result|answer|report)\b[^.;]{0,40}$", text[: hit.start()], re.I):
                continue
            if not done or _STARTS.search(before):
                yield at + hit.start(), at + hit.end(), "soon"


def _passed(text: str, hit: re.Match[str]) -> bool:
    """Whether the span lies behind or is how long something lasts: "for five weeks", "two weeks ago", "x 3 weeks"."""
    return bool(
        re.match(r"\s*(?:ago|earlier|before|x\b|of (?:hoarseness|pain))", text[hit.end() :])
        or re.search(
            r"\b(?:for|over the past|x|last|takes?|about|result\w*|back|had|has) (?:in |within )?$", text[: hit.start()]
        )
        or re.search(r"\b(?:result|back|takes|answer)\b", text[max(0, hit.start() - 30) : hit.end() + 10], re.I)
    )


def _intervals(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    for hit in _EVERY.finditer(sentence.text):
        unit = (hit["unit"] or hit["unit3"] or "month").lower()
        if not _FOLLOW.search(sentence.text) or (unit.startswith("w") and not _IN_BLOOD.search(sentence.text)):
            continue
        if _FOUND_ON.search(sentence.text[: hit.start()]):
            continue
        if _DOSE.search(sentence.text[max(0, hit.start() - 30) : hit.start()]):
            continue
        word = (hit["word"] or "").lower()
        number = hit["n"] or hit["n2"] or hit["n3"] or "1"
        months = _SMALL.get(number.lower(), int(number) if number.isdigit() else 1)
        most = (hit["most"] or number).lower()
        longest = _SMALL.get(most, int(most) if most.isdigit() else months)
        if unit.startswith("w"):
            longest = months = max(1, round(months / 4.3))
        if unit.startswith("y") or word in ("yearly", "annually", "once a year"):
            months, longest = months * 12, longest * 12
        span = f"{months}-{longest}" if longest > months else f"{months}"
        yield sentence.start + hit.start(), sentence.start + hit.end(), f"every={span}"


def compare(a: Statement, b: Statement) -> Difference | None:
    """Urgent, soon, no hurry, on hold or not now; then the intervals of follow-up, which matter less."""
    left, right = _start(a), _start(b)
    if left and right and left != right and {left, right} != {"soon", "no hurry"}:
        return Difference((f"{left} / {right}",), matters=True)
    one, two = _every(a), _every(b)
    if one and two and (max(one) < min(two) or max(two) < min(one)):
        return Difference((f"every {_span(one)} months / every {_span(two)} months",), matters=False)
    return None


def _start(statement: Statement) -> str | None:
    return next((t for t in ("hold", "now", "not now", "soon", "no hurry") if t in statement.terms), None)


def _every(statement: Statement) -> tuple[int, ...]:
    """The shortest interval of follow-up in months, from and to: (6,) or (4, 6)."""
    spans = (t.partition("=")[2].split("-") for t in statement.terms if t.startswith("every="))
    return min((tuple(int(n) for n in span) for span in spans), default=())


def _span(months: tuple[int, ...]) -> str:
    return " to ".join(str(n) for n in months)
