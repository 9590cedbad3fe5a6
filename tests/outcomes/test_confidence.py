"""Four ideas, each with its question and what can help."""

from consilium.outcomes import ASKED, HELP, IDEAS


def test_every_idea_has_its_question_and_its_help():
    assert set(ASKED) == set(HELP) == set(IDEAS)
    assert all(question.endswith("?") for question in ASKED.values())
