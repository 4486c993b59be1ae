"""Claims as newsrooms have them, any number: sentences with other names and figures, and who gives whom how much."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from babel import Locale

from claims.extraction.entities.tagging.lists import NAMES, listed
from claims.extraction.training import corpus
from claims.extraction.training.corpus import Marked
from claims.extraction.training.varying import Inventor, Variation
from claims.extraction.types import EntityType
from claims.indexing.keys import keys_from
from claims.models import Entity, Figure

WORDING = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
LANGUAGES = tuple(WORDING)
TEXTS = Path(corpus.__file__).parent / "texts"
STORIES = 0.4  # of all claims
GIVERS = ("AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "IE", "IT", "JP", "KR", "LU")
RECEIVERS = ("AF", "AM", "BD", "BO", "CO", "EG", "ET", "GE", "GH", "HT", "JO", "KE", "KH", "LB", "MD", "ML", "NE", "NP")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"\b20[012]\d\b")
TYPES = {"PER": EntityType.PERSON, "ORG": EntityType.ORG, "LOC": EntityType.PLACE}
UNITS = ("person", "EUR", "%", "vehicle", "USD", "house", "km", "year")


@dataclass(frozen=True, slots=True)
class Written:
    """A claim in words. `shape` is the same for claims that differ by names and figures alone."""

    language: str
    quote: str
    keys: list[str]
    shape: object
    story: "Story | None" = None


@dataclass(frozen=True, slots=True)
class Story:
    """What is claimed, in no language."""

    giver: str
    receiver: str
    measure: int
    number: Decimal
    unit: str
    year: int
    person: str
    place: str
    paper: str


class Writer:
    """Writes one claim after the other; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (claims to measure with, no secrets)
        self.inventors = {letter: Inventor(listed(NAMES[letter]), self.chance) for letter in "gsc"}
        self.sentences = [(language, sentence) for language in LANGUAGES for sentence in _sentences(language)]
        self.countries = {language: Locale(language).territories for language in LANGUAGES}
        self.entities = {code: Entity(type=EntityType.COUNTRY, key=code) for code in (*GIVERS, *RECEIVERS)}

    def claims(self) -> Iterator[Written]:
        while True:
            yield self.tell(self.story(), self.language()) if self.chance.random() < STORIES else self.sentence()

    def language(self) -> str:
        return self.chance.choice(LANGUAGES)

    def sentence(self) -> Written:
        """A real sentence with other names and numbers."""
        language, sentence = self.chance.choice(self.sentences)
        varied = Variation(language, self.inventors, frozenset()).of(sentence)
        quote = NUMBER.sub(lambda number: YEAR.sub(self._year, number.group()), varied.text)
        quote = NUMBER.sub(self._other_digits, quote)
        return Written(language, quote, self._keys_of_sentence(varied, quote), sentence)

    def story(self) -> Story:
        pick = self.chance.choice
        number = Decimal(round(10 ** self.chance.uniform(6, 10.5), -5)).normalize()
        measure = self.chance.randrange(len(WORDING["en"]["measures"]))
        year = self.chance.randrange(2010, 2027)
        person = f"{self.inventors['g'].name()} {self.inventors['s'].name()}"
        place, paper = self.inventors["c"].name(), f"{self.inventors['c'].name()} {pick(('Post', 'Tribune'))}"
        return Story(pick(GIVERS), pick(RECEIVERS), measure, number, pick(("EUR", "USD")), year, person, place, paper)

    def tell(self, story: Story, language: str) -> Written:
        """The story in words that are drawn anew each time."""
        words, pick = WORDING[language], self.chance.choice
        shape = (pick(words["leads"]), pick(words["cores"]), pick(words["tails"]))
        names = self.countries[language]
        quote = "{}{}{}.".format(*shape).format(
            giver=names[story.giver],
            receiver=names[story.receiver],
            measure=words["measures"][story.measure],
            amount=_amount(story, words, language),
            year=story.year,
            person=story.person,
            place=story.place,
            paper=story.paper,
        )
        return Written(
            language, quote[0].upper() + quote[1:], self._keys_of_story(story, quote), (language, shape), story
        )

    def edited(self, written: Written) -> Written:
        """As an editor shortens it: one word in five is gone."""
        words = [word for word in written.quote.split() if self.chance.random() > 0.2]
        return replace(written, quote=" ".join(words))

    def with_another_figure(self, written: Written) -> Written:
        """As an update or a conflict has it: the same in the same words, but for the numbers."""
        if written.story:
            number = Decimal(round(float(written.story.number) * self.chance.uniform(1.1, 2), -5)).normalize()
            story = replace(written.story, number=number)
            quote = written.quote.replace(
                _amount(written.story, WORDING[written.language], written.language),
                _amount(story, WORDING[written.language], written.language),
            )
            return replace(written, quote=quote, keys=self._keys_of_story(story, quote), story=story)
        return replace(written, quote=NUMBER.sub(self._other_digits, written.quote))

    def _year(self, _found: re.Match[str]) -> str:
        return str(self.chance.randrange(2010, 2027))

    def _other_digits(self, found: re.Match[str]) -> str:
        """Another number of the same size; years stay."""
        if YEAR.fullmatch(found.group()):
            return found.group()
        return DIGIT.sub(lambda _digit: self.chance.choice("123456789"), found.group())

    def _keys_of_sentence(self, varied: Marked, quote: str) -> list[str]:
        named = [Entity(type=TYPES[label], key=varied.text[start:end]) for start, end, label in varied.names]
        numbers = [found for found in NUMBER.findall(quote) if not YEAR.fullmatch(found)][:2]
        values = [Decimal("".join(DIGIT.findall(number))) for number in numbers]
        figures = [Figure(unit=self.chance.choice(UNITS), low=value, high=value) for value in values]
        year = YEAR.search(quote)
        return keys_from(named, figures, year.group() if year else str(self.chance.randrange(2018, 2027)))

    def _keys_of_story(self, story: Story, quote: str) -> list[str]:
        giver, receiver = self.entities[story.giver], self.entities[story.receiver]
        figure = Figure(unit=story.unit, low=story.number, high=story.number, period=str(story.year))
        figure.giver, figure.receiver, figure.measure = giver, receiver, WORDING["en"]["measures"][story.measure]
        others = {story.person: EntityType.PERSON, story.place: EntityType.PLACE, story.paper: EntityType.ORG}
        named = [Entity(type=kind, key=name) for name, kind in others.items() if name in quote]
        return keys_from([giver, receiver, *named], [figure], "")


def _sentences(language: str) -> list[Marked]:
    """Sentences that say enough to be claims, and nothing that the drawing of names would not change."""
    texts = corpus.read_texts(TEXTS / f"{language}_sentences.txt")
    return [sentence for text in texts for sentence in text if len(sentence.text) > 60 and sentence.names]


def _amount(story: Story, words: dict, language: str) -> str:
    billions = story.number >= 10**9
    number = f"{story.number / 10 ** (9 if billions else 6):.4g}"
    return words["amount"].format(
        number=number if language == "en" else number.replace(".", ","),
        scale=words["billions" if billions else "millions"],
        unit=words["units"][story.unit],
    )
