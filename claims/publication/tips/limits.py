"""How many letters are taken, so that nobody fills the desk's table."""

import logging
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limit:
    most: int
    seconds: int

    def wait(self) -> int:
        """Seconds until the next window."""
        return self.seconds - int(time.time()) % self.seconds

    def passed(self, caller: str) -> bool:
        """Count one more, and tell whether that is more than may be."""
        name = f"letters:{caller}:{int(time.time()) // self.seconds}"
        cache.add(name, 0, timeout=self.seconds)
        try:
            return cache.incr(name) > self.most
        except ValueError:  # the window ended between the two calls
            return False


OF_ONE = Limit(5, 600)
OF_ALL = Limit(300, 3600)


def seconds_to_wait(request: HttpRequest) -> int:
    """0 if a letter of this reader is taken. Without a cache all are: what a reader found is worth more than order."""
    address = BaseThrottle().get_ident(Request(request))
    try:
        if OF_ONE.passed(address):
            return OF_ONE.wait()
        return OF_ALL.wait() if OF_ALL.passed("all") else 0
    except RedisError as error:
        log.warning("letters of readers are not limited, there is no cache: %s", error)
        return 0
