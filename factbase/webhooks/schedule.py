"""When a delivery that failed is tried again."""

import secrets
from datetime import timedelta

# Of Standard Webhooks 1.0.0: how long after the attempt before each attempt is made.
SCHEDULE = (
    timedelta(0),
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
# So that a receiver which comes back is not met by everything at once.
JITTER = 0.1
LONGEST_WAIT = timedelta(hours=24)


def next_pause(attempts: int, asked: float | None = None) -> timedelta | None:
    """How long to wait after so many attempts, never less than the receiver asked for (seconds, at most a day).

    None: that was the last attempt.
    """
    if attempts >= len(SCHEDULE):
        return None
    pause = SCHEDULE[attempts] * secrets.SystemRandom().uniform(1 - JITTER, 1 + JITTER)
    return max(pause, timedelta(seconds=min(asked or 0.0, LONGEST_WAIT.total_seconds())))
