"""A translation may move what is put into a sentence, and may leave none of it out or make any up."""

import re
from string import Formatter

import pytest
from shown import catalog

MESSAGES = [
    message for name in ("django.po", "names.po") for message in catalog(name) if message.id and any(message.string)
]


def put_in(text: str) -> set[str]:
    """Names of what is put into a sentence, of both kinds."""
    named = {name for _, name, _, _ in Formatter().parse(text.replace("%(", "(")) if name}
    return named | set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message.id)[:60])
def test_a_translation_has_what_the_sentence_has(message):
    english, spanish = message.id, message.string
    for one, other in zip([english], [spanish], strict=True) if isinstance(english, str) else zip(english, spanish):  # noqa: B905
        assert put_in(other) == put_in(one)
