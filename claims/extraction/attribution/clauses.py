"""What an attribution is, and how far the words reach that name its speaker."""

import re
from dataclasses import dataclass

from claims.extraction.attribution.scene import QUOTE, Rank, Scene, Speaker
from claims.extraction.attribution.who import speaker_in
from claims.extraction.types import Claimant

NEXT_BREAK = re.compile(
    rf"[,;:–—()](?:\s|$)|(?<=\w{{4}})(?<!Prof)[.!?](?:\s|$)|\s-\s|{QUOTE}|\b(?:dass|that|que)\b|\bqu[’']"
)
REACH = 90  # code points behind a verb or a preposition within which its speaker stands


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speech` is the part of the text that attributes; a date in there is the time of speaking."""

    claimant: Claimant | None = None
    speech: tuple[int, int] | None = None


def attribution(scene: Scene, speaker: Speaker, named: tuple[int, int], speech_end: int) -> Attribution:
    """`named` holds the words that attribute, the speaker's own aside; the speech may run on to a time behind them."""
    low, high = min(named[0], speaker.start), max(named[1], speaker.end)
    sentence = scene.draft.sentence
    surface = sentence.surface[low:high].strip(" ,.\u2002")
    return Attribution(Claimant(speaker.name, surface), (sentence.start + low, sentence.start + max(high, speech_end)))


def apposition(scene: Scene, place: int) -> Speaker | None:
    """As in "..., said its chairman, Jane Doe"."""
    if scene.plain[place : place + 2] != ", ":
        return None
    speaker = speaker_in(scene, place + 2, region_end(scene, place + 2))
    return speaker if speaker and speaker.rank is Rank.PERSON else None


def is_near(scene: Scene, place: int, speaker: Speaker) -> bool:
    return len(scene.plain[place : speaker.start].split()) <= (9 if speaker.rank is Rank.PERSON else 6)


def region_end(scene: Scene, place: int) -> int:
    limit = min(len(scene.plain), place + REACH)
    stop = NEXT_BREAK.search(scene.plain, place + 1, limit)
    return stop.start() if stop else limit
