"""What this room says to the person."""

ORDER = (
    "Two things count here: how near a center is, and what shows its experience. "
    "No center further down this list is better in both. Nobody can pay to be on this list."
)
BY_VIDEO = "You said that video suits you. So, among equals, those that give opinions from a distance come first."
NOT_BY_VIDEO = "You said that you do not want video. So we do not list opinions from a distance."
DISTANCE = "Miles are in a straight line from your postal code. The drive is longer."
ASK = (
    "Do you see people with my kind of cancer each week? How many last year?",
    "Can I get a first visit before my treatment starts?",
    "Do you take my plan? Is that so for the visit, the slides and the scans?",
    "Will your own experts look at my slides and scans again?",
    "What should I send, and where?",
)
REASONS = {
    "nearest": "It is the nearest one.",
    "specialised": "A patients' foundation lists it for {cancers}.",
    "comprehensive": "It is a comprehensive center.",
    "remote": "It gives opinions from a distance.",
    "none": "It is a clinical cancer center.",
}
NOT_INDEPENDENT = (
    "Your doctor seems to work there, or in the same group. "
    "A second opinion should come from another place, so we left it out."
)
NONE_WITHIN = "We know no such center within {miles:.0f} miles. The nearest one is shown."
ONE_WITHIN = "Only one center is within your limit of {limit} miles. The next one is {miles} miles away."
NOTES = (
    "The list holds the centers that the National Cancer Institute has chosen and that treat patients. "
    "Good doctors work elsewhere too. Ask your doctor, your family doctor and people you trust for names.",
    "The institute says that care is equally good in its two kinds of centers. "
    "A comprehensive one does more kinds of research.",
    "We did not ask any center if it has time, or takes your plan. Call before you go.",
)
