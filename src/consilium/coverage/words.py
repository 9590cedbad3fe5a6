"""What this room says to the person whatever the rule is."""

BILLS = (
    "A second opinion can be three bills. One is for the visit, one for the slides, and one for the scans. "
    "A plan may pay one and not another. Ask about each.",
    "A report on the slides goes to the doctor who asked for it. Ask for a copy.",
)
INDEPENDENCE = (
    "Choose a doctor who does not work with the first one. Some plans pay only for such a doctor. "
    "The advice is freest when the second doctor will not be the one to treat you."
)
REQUIRED = (
    "You told us that your plan asks for a second opinion before treatment. Ask the plan for this in writing, "
    "and whom it accepts. Tell the doctor's office too, as it is then billed in another way."
)
OPENING = (
    "I have cancer, and I would like a second opinion before I decide on treatment.",
    "Please look up service type 20, second surgical opinion, and type 3, consultation.",
    "If the two opinions differ, do you cover a third? It is service type 21.",
)
THREE_BILLS = (
    "The visit is billed as a first visit, 99202 to 99205. Is it covered?",
    "The second look at the slides is 88321, 88323 or 88325. Is it covered?",
    "The second look at the scans may be 76140. Is it covered?",
)
CLOSING = (
    "Is this doctor in my network on the day of my visit?",
    "What will I pay for each of the three?",
    "Please tell me your name, and a number for this call. Can you send me the answer in writing?",
)
ABROAD = (
    "I have cancer, and I would like a second opinion before I decide on treatment.",
    "Who pays for the visit, for the second look at the slides, and for the second look at the scans?",
)
NO_COUNTRY = "We know no rule for your country that we could read."
NO_STATE = (
    "What the law of {state} says on second opinions. We have not read it. "
    "Triage Cancer has a chart of all states on its website."
)
WHICH_STATE = "Your state. State laws on second opinions differ."
SELF_FUNDED = "The state rules below bind insured plans only. Ask if yours is insured or self-funded."
CHART = "Triage Cancer: state laws on health insurance"
CHART_URL = "https://triagecancer.org/state-laws/health-insurance-coverage-navigation"
