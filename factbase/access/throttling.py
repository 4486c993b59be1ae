"""How often one caller may ask."""

import logging
from dataclasses import dataclass
from math import ceil
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from factbase.access.models import APIKey
from factbase.counting import CountingCache

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to a caller, and the seconds until it is whole again."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }


class CallerThrottle(SimpleRateThrottle):
    """A fixed window per key, person or address: one number in the cache instead of a list of moments.

    The view is told what is left, as its `allowance`. Without a cache everybody is let through: public data is worth
    more than its limit.
    """

    def __init__(self) -> None:
        """The rate depends on the caller, so there is none yet."""

    def allow_request(self, request: Request, view: Any) -> bool:
        scope, caller = self._caller(request)
        rate = self.parse_rate(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"][scope])
        limit, self.seconds = cast("tuple[int, int]", rate)
        window = int(self.timer() // self.seconds)
        try:
            count = cast("CountingCache", cache).count(f"throttle:{caller}:{window}", self.seconds)
        except RedisError as error:
            log.warning("requests are not limited, there is no cache: %s", error)
            return True
        view.allowance = Allowance(limit, max(0, limit - count), self.wait())
        return count <= limit

    def _caller(self, request: Request) -> tuple[str, str]:
        if isinstance(request.auth, APIKey):
            return "key", f"key:{request.auth.prefix}"
        if request.user:
            return "key", f"user:{request.user.pk}"
        return "anonymous", f"address:{self.get_ident(request)}"

    def wait(self) -> int:
        """Seconds until the next window."""
        return ceil(self.seconds - self.timer() % self.seconds)


class DraftThrottle(CallerThrottle):
    """To compare a draft costs a hundred times as much as to read an entry."""

    def _caller(self, request: Request) -> tuple[str, str]:
        _scope, caller = super()._caller(request)
        return "draft", f"draft:{caller}"
