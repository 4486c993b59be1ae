"""No message is without its words in German and in French, and what is shown is what the catalogues say."""

import gettext
import re

import pytest

from tests.languages.catalogues import LANGUAGES, catalogue, compiled, messages, said

PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")


@pytest.fixture(scope="module")
def all_said():
    return said()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_modules_and_templates_has_its_words(language, all_said):
    known = messages(catalogue(language))
    assert len(all_said) > 900
    assert sorted(all_said - known.keys(), key=str) == []
    assert sorted((key for key, forms in known.items() if not all(forms)), key=str) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_guessed_or_left_over(language, all_said):
    fuzzy = [message.id for message in catalogue(language) if message.id and message.fuzzy]
    assert fuzzy == []
    assert sorted(messages(catalogue(language)).keys() - all_said, key=str) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_the_catalogue_says(language):
    with compiled(language).open("rb") as file:
        shown = gettext.GNUTranslations(file)
    pairs = [(message, shown) for message in catalogue(language) if message.id]
    assert [message.id for message, shown in pairs if _shown(shown, message) != _written(message)] == []
    assert len(shown._catalog) - 1 == sum(1 if isinstance(m.id, str) else len(m.string) for m, _ in pairs)


def _written(message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.id, str) else tuple(message.string)


def _shown(shown, message) -> tuple[str, ...]:
    if isinstance(message.id, str):
        asked = (message.context, message.id) if message.context else (message.id,)
        return ((shown.pgettext if message.context else shown.gettext)(*asked),)
    return tuple(shown.ngettext(*message.id, number) for number in (1, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_of_a_message_are_filled_in_every_language(language):
    wrong = []
    for message in catalogue(language):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        wanted = {place for each in ids for place in PLACES.findall(each)}
        wrong += [form for form in _written(message) if message.id and set(PLACES.findall(form)) - wanted]
        wrong += [message.id for _ in [0] if message.id and set(PLACES.findall(_written(message)[-1])) != wanted]
    assert wrong == []


def test_french_spaces_its_punctuation():
    tight = [
        form
        for forms in messages(catalogue("fr")).values()
        for form in forms
        if re.search(r"\w[;?!»]|\w [:;?!»]|« ", form)
    ]
    assert tight == []
