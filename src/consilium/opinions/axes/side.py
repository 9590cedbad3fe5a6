"""Left or right: opinions on the two sides of a paired organ are about two things, whatever else they share."""

import re

from consilium.opinions.letter import Letter
from consilium.opinions.speaker import about_relative

_PARTS = (
    r"breast|axilla|lung|lobe|lobectomy|pneumonectomy|kidney|renal|nephrectomy|ureter|adrenal\w*|ovar\w+|testi\w+|"
    r"orchiectomy|mastectomy|lumpectomy|eye|choroid\w*|tonsil\w*|parotid|thigh|calf|arm|forearm|leg|foot|hand|"
    r"shoulder|hip|knee|buttock|femur|tibia|humerus|thyroid lobe|hemithyroidectomy"
)
_BETWEEN = r"(?:[- ](?:sided|upper|lower|middle|outer|inner|central|radical|partial|total|simple|modified|robotic))*"
_SIDE = re.compile(rf"\b(left|right){_BETWEEN}[- ](?:{_PARTS})\b|\b(?:{_PARTS})(?:,| on the)? (left|right)\b", re.I)


def side(letter: Letter) -> str | None:
    """The one side of which a letter speaks; None where it names none, or both."""
    named = {
        (hit[1] or hit[2]).lower()
        for sentence in letter.sentences
        if not about_relative(sentence)
        for hit in _SIDE.finditer(sentence.text)
    }
    return named.pop() if len(named) == 1 else None
