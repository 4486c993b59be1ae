from datetime import timedelta

import pytest

from factbase.webhooks.schedule import JITTER, next_pause

HOUR, DAY = 3600, 86_400


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [
        (1, 5),
        (2, 5 * 60),
        (3, 30 * 60),
        (4, 2 * HOUR),
        (5, 5 * HOUR),
        (6, 10 * HOUR),
        (7, 14 * HOUR),
        (8, 20 * HOUR),
        (9, DAY),
    ],
)
def test_pauses_are_those_of_the_specification_with_jitter(attempts, seconds):
    pauses = [next_pause(attempts).total_seconds() for _ in range(200)]
    assert seconds * (1 - JITTER) <= min(pauses) < max(pauses) <= seconds * (1 + JITTER)


def test_the_tenth_attempt_is_the_last():
    assert next_pause(10) is None


@pytest.mark.parametrize(
    ("attempts", "asked", "least", "most"),
    [(1, 120, 120, 120), (3, 120, 27 * 60, 33 * 60), (1, 30 * DAY, DAY, DAY), (1, 0, 4.5, 5.5)],
)
def test_the_receiver_may_ask_for_more_time_up_to_a_day(attempts, asked, least, most):
    assert timedelta(seconds=least) <= next_pause(attempts, asked) <= timedelta(seconds=most)
