"""Whether a doctor takes over the plan of another, without naming it again."""

import re

from consilium.opinions.letter import Sentence

_ENDORSES = re.compile(
    r"\b(?:agree (?:with|to) (?:the|your|this|that|Dr\.? [\w'’-]+) (?:\w+ ){0,2}(?:plan|advice|approach|"
    r"recommendations?|regimen)|"
    r"nothing to add(?! (?:on|about|to) (?:the )?(?:tests?|testing|staging|diagnosis|imaging))|your plan is mine|"
    r"just as you propose|share your view|(?:advice|plan|proposal) (?:of [\w "
    r"]{3,30} )?stands|as you (?:propose|suggest|advise|recommend|plan)|"
    r"(?:support|endorse|second|back|confirm|subscribe to|stand behind|underwrite|approve) (?:of )?(?:the|your|this|"
    r"that|"
    r"his|her|their) (?:\w+ ){0,3}(?:plan|proposal|advice|recommendations?|approach|choice|strategy)|"
    r"(?:plan|advice|treatment|proposal|regimen|recommendation|answer) (?:that )?(?:you|he|she) (?:already )?(?:have|"
    r"has|"
    r"(?:were|was|have been|has been) (?:given|offered)|(?:made|gave|got|drew up|laid out)) (?:\w+ ){0,2}(?:is|was) "
    r"(?:\w+ )?"
    r"(?:right|good|sound|correct|sensible|best|one)|"
    r"(?:my )?advice is the (?:one|same) (?:that )?(?:you|he|she|they) (?:already )?(?:have|has|got|gave)|"
    r"(?:come|came|arrive|arrived|end|ended)(?: up| out)? (?:\w+ )?(?:where|at the (?:same|very) (?:same )?"
    r"(?:place|plan|answer|conclusion))|"
    r"(?:in (?:full |complete |entire )?(?:agreement|accord) with)|of (?:one|the same) mind|(?:see|have) no (?:reason|"
    r"cause|ground)s? to (?:change|alter|deviate|differ)|"
    r"(?:no|without) (?:\w+ )?(?:change|alteration)s? (?:to|in|of) (?:the|your|this|his|her) (?:\w+ )?(?:plan|"
    r"treatment|"
    r"regimen)|(?:proceed|continue|carry on|go ahead|go on) (?:exactly |just )?(?:as planned|with (?:the|your|this|"
    r"that) "
    r"(?:\w+ ){0,2}plan)|this is what I would (?:give|do|choose|use)|exactly (?:as|what|the \w+) (?:you|your|the)|"
    r"would (?:do|treat|handle) (?:it |this |her |him |things )?in (?:exactly |just |much )?the same way|short "
    r"answer: yes|could not have (?:put|said|planned|done|chosen) (?:it|this) (?:better|otherwise|differently)|"
    r"would have (?:done|said|advised|planned|chosen|proposed|recommended) (?:exactly |just )?(?:the same|this|that|"
    r"so)(?: too| myself| as well)?|"
    r"(?:have|see|find) nothing (?:I would |to )(?:change|correct|improve|alter|criticize)|"
    r"nor do I differ|(?:concur|agree) with (?:the|your) (?:\w+ ){0,2}(?:plan|treatment|advice)|"
    r"otherwise your plan|come down where you do|do what (?:your|his|her) \w+ is doing|exactly what (?:has been|was|"
    r"is) "
    r"(?:proposed|planned|advised)|(?:have|has) my blessing|same thing \w+|(?:your|this|that|the|their) plan is "
    r"(?:the right|a "
    r"good|a sound|sound|right|fine)|fully support (?:your|the|this)|no argument|I would have done the same|would(?: "
    r"not|n['’]t) change (?:a thing|anything)|"
    r"(?:advice|plan|answer|treatment|recommendation)s? (?:is|are|would be) the same|(?:the )?same as (?:yours|"
    r"theirs|what (?:you|he|she|they))|"
    r"as (?:(?:your|his|her|the) (?:\w+ )?(?:surgeon|oncologist|doctor|team|urologist|h(?:a)?ematologist|physician|"
    r"gyn\w+)|"
    r"(?:Drs?|Mr|Mrs|Ms|Miss|Prof)\.? [\w'’-]+)(?: has| have)? (?:advise[sd]?|says?|said|plan(?:s|ned)?|propose[sd]?|"
    r"suggest(?:s|ed)?|intend(?:s|ed)?)|"
    r"I would (?:do|have done|give|choose|recommend) (?:exactly |just )?(?:the same|that too|likewise)|"
    r"what I would (?:do|have done|choose|give|use|recommend) (?:too|as well|myself)|is what (?:I|we) (?:would "
    r")?do\b)\b",
    re.I,
)


def endorses(sentence: Sentence) -> bool:
    """Whether the sentence takes over the other doctor's plan, without a condition."""
    return (
        sentence.section != "fork"
        and _ENDORSES.search(sentence.text) is not None
        and re.search(r"\bif\b", sentence.text, re.I) is None
    )
