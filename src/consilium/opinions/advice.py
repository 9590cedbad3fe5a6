"""Words of advice: whether a sentence advises, and whether it does so outright."""

import re

from consilium.opinions.letter import Sentence

ADVICE = re.compile(
    r"\b(?:recommend\w*|recs?\b|advis\w+|advice|suggest\w*|propos\w+|favou?r\w*|prefer\w*|lean to|side with|spare|"
    r"choose|"
    r"my (?:choice|plan)|plan (?:is|for|to)|planned is|offer(?:ing|ed)?|right (?:\w+ )?(?:treatment|choice|thing)|"
    r"better (?:choice|first treatment)|(?:is|are|be) (?:enough|sufficient|reasonable|sensible|appropriate)|"
    r"(?:I|we) (?:would|will|shall|'d) (?:\w+ ){0,4}?(?:give|treat|start|offer|use|operate|remove|do|add|begin|"
    r"follow|keep|like|turn|"
    r"watch|see|ask|repeat)|(?:I|we) (?:tend to |usually )?(?:use|give|treat|operate|start|begin)|should "
    r"(?:\w+ )?(?:have|receive|get|be|start|begin|undergo)|"
    r"needs?|must|begins?|is (?:starting|scheduled|booked|planned)|will (?:start|begin|follow|be given)|"
    r"would (?:do|be usual)|(?:my|our) (?:own )?habit|listing for|for (?:distal|total|partial|radical)|scheduled for|"
    r"to (?:start|begin|be "
    r"followed)|agree(?:s|d)?|concur|"
    r"(?:start|begin|give|add|continue|send|proceed|first dose|first cycle|comes? after|(?:change|switch|move) to)\b|"
    r"then\b|"
    r"followed by|as you (?:propose|plan|advise)|"
    r"(?:sufficient|enough)\b|watch and wait|lean(?:ing)? towards?|is right\b|tonight|would suit|I support|support "
    r"both)",
    re.I,
)


def advises(sentence: Sentence) -> bool:
    """Whether the sentence gives advice: it stands under a plan, or says so."""
    return sentence.section == "plan" or ADVICE.search(sentence.text) is not None


#: Advice that leaves no doubt; the rest of ADVICE may only colour a remark.
_OUTRIGHT = re.compile(
    r"\b(?:recommend\w*|advis(?:e|ed|es|ing)|advice|suggest\w*|propos\w+|favou?r|prefer|choose|choice|plan(?:s|ned)?|"
    r"scheduled?|booked|(?:I|we)(?:['’](?:d|ll)| would| will| shall)? (?:\w+ ){0,3}?(?:give|treat|start|use|operate|"
    r"remove|"
    r"do|add|begin|keep|continue|let)|lean(?:ing)? towards?|would suit|is (?:right|best|wise|correct)\b|should "
    r"(?:\w+ )?(?:have|receive|get|be|start|begin|undergo)|start|begin|agree|"
    r"concur|"
    r"proceed|go ahead|ordered|support|side with|needs? is|down for)\b",
    re.I,
)
#: "drug A doubled survival in the study, and that is what I would give him".
_IS_WHAT = re.compile(
    r"\b(?:that|which|this|it) is (?:also )?(?:what (?:(?:he|she) needs|I|we)(?:['’]d)?\b|(?:my|our) (?:choice|"
    r"preference|"
    r"recommendation|advice|proposal))",
    re.I,
)


_ACT = re.compile(r"\b(?:I|we)(?:['’](?:d|ll)| would| will| shall)(?: \w+)? $", re.I)
_VERB = re.compile(r"(?:operate|irradiate|radiate|observe|watch|resect|transplant|follow|remove|take)\b", re.I)
_SO = re.compile(r"\W*(?:so|therefore|hence|in short|in summary|to sum up|my advice)\b", re.I)


def is_outright(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the advice at these offsets is said outright: under a plan, or with a verb of advice before it."""
    before = sentence.text[: start - sentence.start]
    after = sentence.text[end - sentence.start :][:45]
    if _ACT.search(before) and _VERB.match(sentence.text, start - sentence.start):
        return True
    taken_up = _IS_WHAT.search(sentence.text, end - sentence.start)
    return sentence.section == "plan" or bool(
        _SO.match(sentence.text) or _OUTRIGHT.search(before) or _OUTRIGHT.search(after) or taken_up
    )
