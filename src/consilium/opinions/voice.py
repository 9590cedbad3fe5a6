"""Whose view a passage is, and how the doctor stands to what it names: advised, advised against, past, kept for later.

A letter holds much that is not this doctor's advice: the history, the other doctor's plan, what was considered and
dropped, what would follow if something were found. Every axis asks here before it counts a passage.
"""

import re
from typing import Literal

from consilium.opinions.advice import ADVICE, advises
from consilium.opinions.clauses import clause_after, hypothetical, left_of, negated, right_of
from consilium.opinions.letter import Sentence
from consilium.opinions.speaker import about_relative, is_asked, is_others, is_reported

Stance = Literal["advised", "against", "past", "other", "condition", "later", "option", "named", "asked"]
_EVIDENCE = re.compile(
    r"\b(?:trials? (?:found|show\w*|report\w*)|stud(?:y|ies) (?:found|show\w*)|patients (?:treated|who|like|"
    r"so)|(?:men|those) who|"
    r"has (?:never )?been shown|has proven|people (?:treated|who)|women (?:who|with)|randomi[sz]ed|"
    r"lowers? the (?:risk|chance)|brings?|in patients|raises the risk|about half|works? equally|reaches the|"
    r"(?:costs|deepens|spoils?|shrinks?) )",
    re.I,
)
# A share of other people: "fewer than 1 in 20 need surgery within five years".
_STATISTIC = re.compile(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|few) (?:in|out of|of) "
    r"(?:every )?(?:a |the )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|them|these|those|such|patients|people|"
    r"women|men|eyes)|"
    r"(?:fewer|less) than (?:\d|one)|per ?cent of|% of (?:patients|people|women|men|them|such))\b",
    re.I,
)
_CHOOSES = re.compile(
    r"\b(?:recommend\w*|advis\w+|advice|suggest\w*|propos\w+|prefer\w*|favou?r\w*|choose|choice|plan\b|planned|"
    r"agree\w*|should|"
    r"(?:I|we) (?:usually |tend to |would )?(?:give|treat|use|offer|do|add)|(?:my|our) (?:\w+ )?(?:habit|practice|"
    r"custom|"
    r"routine|standard)|would (?:use|give))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:s/p|status post|post-?op(?:erative)? (?:visit|consult|day)|underwent|complet(?:ed|ion of)|finished|has had|"
    r"(?:was|were|been|has been) (?:done|performed|given|removed|excised|resected|obtained|made)|two weeks out|"
    r"out from|"
    r"(?:weeks?|months?|days?) (?:out from|ago)|previously|in the past|years? ago|had (?:a|an|his|her)|"
    r"(?:surgery|operation) was|came .{0,40}after removal)\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:in reserve|reserv(?:e|ed|ing)|(?:my|the|a) (?:next|second|later|fallback|back-?up) (?:choice|step|line|"
    r"option)|second line|held back|hold(?:ing)? back|kept back|for later|as (?:a )?(?:rescue|safety "
    r"net|back-?up)|"
    r"kept for|keep(?:ing)?\b[^.;]{0,30}\bfor|salvage|for (?:progression|"
    r"regrowth|relapse|recurrence)|"
    r"(?:at|on|upon) (?:progression|relapse|recurrence)|remains? (?:available|an option)|wait until|until the disease|"
    r"when she needs it|later on|in (?:the )?future|can be done at any time|comes back|after childbearing)\b",
    re.I,
)
# The treatment as the subject of a general remark: "Surgery does clear the nodes".
_DESCRIBED = re.compile(
    r"^(?:\s?(?:,|and|or|plus|/|\+|followed by|then|with)\s?[\w-]+){0,3}\s+(?:(?:in|at|of|for|on) (?:[\w-]+ "
    r"){1,4})?(?:(?:does|do|also|alone) )?(?:attracts?|appeals?|tempts?|is popular|delays?|prolongs?|(?:does|do) the "
    r"same|"
    r"would (?:cost|mean|bring|be worse|be too)|was|were|had|went|clears?|treats?|leaves?|brings?|costs?|carr(?:y|"
    r"ies)|reach(?:es)?|helps?|lowers?|deepens?|raises?|gives us|shrinks?|"
    r"means?|spoils?|given just|gives?|doubles?|triples?|halves|kills?|invites?|prevents?|takes? away|buys?|leaks?|"
    r"worsens?|"
    r"frightens?|increases?|reduces?|could (?:do|bring|offer)|does best|has been|have been|(?:is|are) (?:an "
    r"effective|(?:the |a |an )?(?:\w+ "
    r")?standard|toxic)|(?:at|in) this (?:height|setting|stage)|may (?:cost|spoil|harm)|(?:is|are) used (?:by|"
    r"in)|"
    r"(?:does|do) not (?:add|cure|improve))\b",
    re.I,
)
# The treatment as a point in time that lies behind: "within 12 weeks of surgery", "eight weeks after the operation".
_SINCE = re.compile(
    r"\b(?:cured with|(?:weeks?|wks?|wk|months?|mo|days?|years?|healed|recover\w*|left|found) (?:after|from|since|"
    r"following)|(?:within|w/in) (?:\w+ ){1,2}(?:weeks|wks?|wk|months?|mo) of|found at|left at|since|cured by|"
    r"(?:as|than|like|compared|same) (?:with|to|as)|(?:same|as) \w+(?: \w+)? as|(?:as )?well as|vs\.?|versus) "
    r"(?:her |his |the |such |a |an |primary |GIST )*(?:\w+ )?$",
    re.I,
)
_OPTION = re.compile(
    r"\b(?:alternatives?|an? (?:\w+ )?option|options?|consider(?:ed|ation)?|can be offered|second choice|"
    r"acceptable|defensible|discussed|"
    r"went over|talked about|explain(?:ed)?|interesting|could be (?:left|offered|given instead)|accepted standard|no "
    r"objection|"
    r"would not argue|not argue|no quarrel|probably|reviewed with|(?:would be|is|are) possible|works? "
    r"(?:equally|just as)|equally well|"
    r"equivalent)\b",
    re.I,
)
#: "hold the nivolumab until then", "defer surgery": not now.
_WITHHELD = re.compile(
    r"\b(?:hold(?:ing)?(?: off)?(?: on)?|withhold(?:ing)?|defer(?:ring)?|delay(?:ing)?|postpon(?:e|ing)|put(?:ting)? "
    r"off|"
    r"paus(?:e|ing)) (?:the |any |all |her |his )?(?:\w+ )?$",
    re.I,
)
#: "ALK -> alectinib, neither -> drug B": a list of what would follow from a result.
_ARROW = re.compile(r"^\W*[^.;]{1,60}?\s(?:-+>|=>|→)\s[^.;]*$")
_RESULT_OF = re.compile(
    r"\b(?:neither|none|otherwise|else|either|positive|negative|mutat\w+|wild|del|exon|L858R|ALK|EGFR|CR|PR|PD|"
    r"residual|"
    r"responds?|no response|Deauville|clear|progress\w*)\b[^.;]{0,30}(?:-+>|=>|→)",
    re.I,
)
#: A figure or an experience with a treatment: "the chance of regrowth after surgery alone".
_FIGURE = re.compile(
    r"\b(?:chances?|risks?|odds|rates?|likelihood|survival|toxicity|side effects?|burden|results?|experience|outcomes?|"
    r"alive|relapse|recurrences?|regrowth)\b[^.;,:]{0,60}?\b(?:with|without|after|of|from|by|following|on|under)\s"
    r"(?:\w+\s){0,3}$",
    re.I,
)
#: A state that a treatment has led to: "in remission after four cycles of", "progressed on".
_LED_TO = re.compile(
    r"\b(?:remission|response|responded|CR\d?|PR|VGPR|progress(?:ed|ion)|relapsed?|refractory|resistant|disease|down|"
    r"treated|received|had|tolerated|finishe?d?(?:ing)?|complet(?:ed?|ion|ing))\b(?! (?:of|for|with) (?:cure|control))"
    r"[^.;:]{0,30}?\b(?:after|on|to|following|with|of|through|despite|finishing)\s"
    r"(?!(?:I|we)\b)[^.;:]{0,90}$",
    re.I,
)
_ONLY_FOR = re.compile(r"^\s+only (?:for|when|after)\b", re.I)
_PREFERS_OVER = re.compile(
    r"\b(?:favou?r|prefer|choose|recommend)\w*\b[^.;]{0,90}\b(?:over|rather than) (?:\w+ ){0,2}$|"
    r"\b(?:better|rather|more|safer|superior|sooner)\b[^.;]{0,60}\bthan (?:by |with |to |from )?(?:\w+ ){0,2}$",
    re.I,
)
_OF_THESE = re.compile(
    r"\b(?:in|of) (?:\w+ )?(?:these|such|all) (?:\w+ )?(?:tumou?rs|cancers|patients|people|women|men|cases|melanomas|"
    r"lymphomas)\b",
    re.I,
)


def is_statistic(sentence: Sentence) -> bool:
    """Whether the sentence gives a share of other people: "one in eight of these tumors has it"."""
    return _OF_THESE.search(sentence.text) is not None


#: "dose-dense MVAC (or gemcitabine with cisplatin)".
_OR_ELSE = re.compile(r"\((?:or|alternatively|else|e\.g\.)\b[^()]*$", re.I)
#: "FOLFOX x 12 offered, he prefers fewer infusions".
_OFFERED = re.compile(r"[^.;,]{0,20}\boffered\b(?!,? and accepted)", re.I)
#: "I have discussed hospice with the family and recommend it".
_IT_TOO = re.compile(
    r"[^.;]{0,60}\b(?:and|which) (?:I |we )?(?:\w+ )?(?:recommend(?:ed)?|advise[ds]?|favou?r|"
    r"prefer)(?: it| this|\b)",
    re.I,
)
#: A year behind it: "radiation 50 Gy in 2023".
_YEAR = re.compile(r"[^.;,]{0,25}\b(?:19|20)\d\d\b(?![-/])")
#: A dose or a schedule behind the name: who writes one down means to give it.
_DOSED = re.compile(
    r"[^.;:]{0,18}?(?:\bx ?\d|\b\d+(?:\.\d+)? ?(?:mg|mcg|g/m|Gy|mCi)\b|\bAUC\b|\bq ?\d|\b\d+ (?:cycles|courses|weeks|"
    r"fractions)\b|"
    r"\b(?:weekly|daily|bid)\b)",
    re.I,
)
#: A part of the specimen, not the operation: "send EGFR on the lobectomy block".
_SPECIMEN = re.compile(r"\s+(?:block|specimen|slides?|tissue|sample|material|report|scar|site|cavity)\b", re.I)
#: What it would do to people: "would give you side effects and nothing else".
_WEIGHED = re.compile(
    r"[^.;:]{0,40}?\b(?:would|will|may|might|can|makes?|make)\b[^.;:]{0,30}?\b(?:worse|(?:more )?dangerous|side "
    r"effects|"
    r"toxic\w*|harm\w*|burden\w*|nothing|risk of|infertil\w*|gamble)\b",
    re.I,
)
#: A treatment of a study that the person may enter.
IN_TRIAL = re.compile(
    r"\b(?:qualif\w+|eligible|enter|enrol\w*|takes? part|open|candidate|encourage|consider (?:our|"
    r"the))\b[^.;]{0,60}\b(?:study|trial)\b|"
    r"\bthere(?:['’]s| is) an? (?:\w+ ){0,2}(?:study|trial)\b|"
    r"\b(?:study|trial)\b[^.;]{0,90}\b(?:qualif\w+|eligible|enrol\w*|takes? part|open (?:here|at|to|in))\b",
    re.I,
)


def _has_led(before: str) -> bool:
    """Whether the words before tell what a treatment has led to, and no advice stands in between."""
    found = _LED_TO.search(before)
    return found is not None and ADVICE.search(found.group()) is None


def stance(sentence: Sentence, start: int, end: int) -> Stance:
    """How the doctor stands to what is named at these offsets of the letter."""
    if sentence.section in ("history", "reviewed", "not_reviewed", "findings") and not re.search(
        r"\b(?:recommend|advise)\w*\b", sentence.text, re.I
    ):
        return "past"
    if about_relative(sentence):
        return "other"
    if is_asked(sentence, start):
        return "asked"
    if sentence.section == "fork":
        return "condition"
    if sentence.section == "dropped":
        return "against"
    if sentence.section == "options" and not ADVICE.search(sentence.text):
        return "option"
    if _PREFERS_OVER.search(sentence.text[: start - sentence.start]):
        return "against"
    if _SINCE.search(sentence.text[: start - sentence.start]):
        return "past"
    before, after = sentence.text[: start - sentence.start], sentence.text[end - sentence.start :]
    if _SPECIMEN.match(after):
        return "past"
    if _STATISTIC.search(before) and not _CHOOSES.search(sentence.text):
        return "other"
    if _DESCRIBED.match(after) or _WEIGHED.match(after) or _FIGURE.search(before):
        return "other"
    if IN_TRIAL.search(sentence.text):
        return "option"
    if _has_led(before):
        return "past"
    if _WITHHELD.search(before):
        return "later"
    if negated(sentence, start, end):
        return "against"
    if is_others(sentence) or is_reported(sentence, start, end):
        return "other"
    if _ONLY_FOR.match(sentence.text[end - sentence.start :]):
        return "later"
    if _OFFERED.match(after) or _OR_ELSE.search(before):
        return "option"
    if _IT_TOO.match(after):
        return "advised"
    around = left_of(sentence, start)[-60:] + " @ " + clause_after(sentence, end)[:50]
    if _LATER.search(around):
        return "later"
    if hypothetical(sentence, start, end):
        return "condition"
    if _OPTION.search(around):
        return "option"
    if (_EVIDENCE.search(sentence.text) or _STATISTIC.search(sentence.text)) and not _CHOOSES.search(sentence.text):
        return "other"
    if sentence.section != "plan" and _PAST.search(left_of(sentence, start) + " " + right_of(sentence, end)[:40]):
        return "past"
    if _YEAR.match(after):
        return "past"
    return "advised" if advises(sentence) or (_DOSED.match(after) and sentence.section != "diagnosis") else "named"
