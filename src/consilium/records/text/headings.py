"""How the sections of reports and notes are headed; patterns are matched against lower-case text."""

import re

from consilium.records.text.phrases import alternatives, by_first, either

#: Kind of section -> patterns of its heading, the more exact kinds first.
HEADINGS: dict[str, str] = {
    "intraoperative": r"(?:intra-?\s?operative|frozen[- ]section|rapid)\s(?:consult\w*|diagnos[ei]s|evaluation|"
    r"interpretation|"
    r"findings?|report)(?:\s(?:diagnos[ei]s|report))?(?:\(s\)|\(es\))?|frozen sections?|fs/dx|f/s (?:diagnosis|dx)",
    "clinical_history": r"(?:pre|post)\s?-?\s?op(?:erative)?\.?(?:\s(?:diagnos[ei]s|dx))?|pre-\s?/post-?operative "
    r"diagnosis|"
    r"(?:pertinent |relevant |brief |patient )?clinical\s(?:history|information|data|diagnos[ei]s|notes?|findings?|"
    r"impression|summary|details|indication)(?:[ /,&]+(?:and\s)?(?:pre\s?-\s?operative diagnosis|"
    r"operative (?:dx|diagnosis)|"
    r"history|diagnosis|data|information))?|patient history|history of (?:the )?present(?:ing)? (?:illness|complaint)|"
    r"hpi|interval history|(?:chief|presenting) complaint|reason for (?:visit|exam(?:ination)?|study|consult(?:ation)?|"
    r"referral|procedure)|indications?(?: for (?:exam|study|procedure))?|oncolog(?:ic|y) history|"
    r"history(?: and physical)?|"
    r"clinical|symptoms|provisional diagnosis|referring diagnosis",
    "family_history": r"family(?: medical| cancer| oncologic)? (?:history|hx)|family|fhx?|fam\.? hx",
    "past_history": r"past(?: medical| surgical| oncologic| pathology)*(?: history| hx)?|pmhx?|pshx?|"
    r"(?:prior|previous) (?:medical |surgical |cancer |pathology )?(?:history|malignanc(?:y|ies)|"
    r"diagnos[ei]s|specimens?|biops(?:y|ies))",
    "gross": r"gross(?: and microscopic)?(?: path\w*)? (?:description|examination|findings|appearance|"
    r"diagnosis)s?|gross|"
    r"macroscopic(?:al)?(?: description| examination| findings| appearance| summary)?|macroscopy|macro|"
    r"(?:summary|key) (?:of|to) (?:sections?|cassettes?|blocks?)(?: submitted)?|(?:section|block|cassette|ink) "
    r"(?:code|summary|key|designations?)s?|sections? submitted|representative sections",
    "microscopic": r"micros?copic(?:al)?(?: description| examination| findings| appearance| exam)?|microscopy|"
    r"histolog(?:ic|ical|y) (?:description|findings|examination)|micro",
    "addendum": r"(?:procedures?/)?addend(?:um|a)(?:[ -]*#?\s?\d+)?(?: (?:diagnosis|comments?|report|"
    r"discussion|final diagnosis))?|"
    r"(?:supplement(?:al|ary)|amended|revised|corrected|additional) (?:report|diagnosis|"
    r"findings?)(?:[ -]*#?\s?\d+)?|amendments?",
    "pending": r"(?:studies |results |tests )?pending(?: studies| results| tests)?",
    "synoptic": r"synoptic(?: report| data| summary| worksheet| diagnosis| comment| details)?(?:[ :-]+\w+)?|"
    r"(?:[a-z]+ )?(?:cancer |carcinoma |tissue |tumou?r )?check\s?list|"
    r"(?:summary|synopsis) of (?:the )?(?:tumou?r|pathologic(?:al)?) (?:features|findings|characteristics)|"
    r"tumou?r (?:staging|summary|characteristics|features|data)(?: information| synopsis| "
    r"summary)?|cancer case summary|"
    r"(?:pathologic(?:al)? |p?tnm |tumou?r )*(?:staging|stage)(?: summary| data| information| "
    r"synopsis| protocol| parameters| \(?p?tnm\)?)*|"
    r"case summary(?: \(.{0,30}\))?|minimum data ?set|template",
    "ancillary": r"(?:immuno[- ]?histochem\w*|immuno-?(?:stains?|phenotype|profile)|ihc|special stains?|"
    r"stains?(?: panel)?|"
    r"receptors?|(?:tumou?r |predictive |prognostic )?(?:bio)?markers?|flow cytometry|fish|cytogenetics?|karyotype|"
    r"molecular(?: genetics?)?|ancillary|hormone receptors?|receptor status|fluorescence in situ hybridi[sz]ation)"
    r"(?: (?:stud(?:y|ies)|results?|tests?|testing|findings|analysis|panel|report|status|pathology|diagnostics?))*",
    "comment": (
        r"(?:diagnos(?:is|tic) |pathologist'?s? |histology |final )?comments?(?:\(s\))?|notes?|"
        r"discussion|remarks?"
    ),
    "procedure": r"(?:operative |surgical )?procedures?(?: performed| ordered)?|operations?(?: performed)?|"
    r"description of (?:the )?(?:procedure|operation)|operative (?:findings|technique)|type of procedure",
    "specimen": r"(?:source of )?specimens?(?:\s?\(s\))?(?: submitted| received| collected| description)?"
    r"(?: as)?|materials?(?: submitted| received)?|tissues?(?: submitted| received)|specimentata|parts? received",
    "diagnosis": r"(?:(?:final|surgical|revised|amended|microscopic(?:al)?|hist[oa]\s?(?:logic|path\w+)(?:al)?|"
    r"patholog(?:ic(?:al)?|y|ist'?s?)|"
    r"anatomic(?:al)?|cytolog(?:ic(?:al)?|y)|preliminary|provisional|tissue|principal|primary|"
    r"integrated|light|report)[ ,-]+)*"
    r"diagnos[ie]s(?: details)?(?:\(es\))?|diagnosls|preliminary impression|(?:final )?interpretation",
    "impression": r"(?:final |clinical )?impressions?|conclusions?|opinion|summary and conclusion|critical result",
    "assessment": r"assessment(?: and recommendations?|s)?|a/p|assessment\s?(?:and|&|/)\s?plan|"
    r"impression\s?(?:and|&|/)\s?plan|"
    r"diagnosis and plan|problem list",
    "plan": (
        r"(?:treatment |management |proposed )?plan(?: of (?:care|treatment))?|recommendations?|"
        r"advice|disposition|follow-?up"
    ),
    "findings": r"findings|results?|radiology|imaging|data|labs?(?:oratory)?(?: data| results?)?|comparison|technique",
    "exam": r"(?:physical )?exam(?:ination)?|vitals?(?: signs)?|review of systems|ros",
    "social": r"social(?: history)?|medications?|current medications|allergies|habits",
    "summary": r"summary|discharge (?:summary|diagnos[ei]s)|hospital course|course",
}

_BODY = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in HEADINGS.items())
#: What ends a heading: a colon, a full stop, a dash, a wide gap or the end of the line.
_TAIL = (
    r"[ \t]*(?:,? (?:today|continued|cont'?d?)|\([^()\n]{0,90}\)|,? block \w+)?[ \t*]*"
    r"(?::|\.(?=\s|$)|-{1,3}(?=\s|$)|\n|$|[ \t]{2,})"
)
_ANY = either([by_first(alternatives("|".join(HEADINGS.values())))])

#: Up to a heading: after a line break, the end of a sentence, a rule of signs, or a wide gap, perhaps with a label.
BOUNDARY = re.compile(
    r"(?>[\n.:;)\]*=_> ](?:(?<=\n)| )[ \t*=_#>-]{0,60}(?:\(?(?:[ivx]{1,4}|\d|[a-h])[.)] ?)?(?=[a-z]))"
    rf"(?={_ANY}{_TAIL})"
)

#: The heading itself, with its kind as the name of a group.
HEADING = re.compile(rf"(?:{_BODY})(?P<tail>{_TAIL})")
