"""How often one caller may ask."""

import logging
from math import ceil
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from factbase.access.models import APIKey

log = logging.getLogger(__name__)


class CallerThrottle(SimpleRateThrottle):
    """A fixed window per key, person or address: one number in the cache instead of a list of moments.

    Without a cache everybody is let through: public data is worth more than its limit.
    """

    def __init__(self) -> None:
        """The rate depends on the caller, so there is none yet."""

    def allow_request(self, request: Request, _view: Any) -> bool:
        scope, caller = self._caller(request)
        rate = self.parse_rate(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"][scope])
        limit, self.seconds = cast("tuple[int, int]", rate)
        window = int(self.timer() // self.seconds)
        try:
            return self._count(f"throttle:{caller}:{window}") <= limit
        except RedisError as error:
            log.warning("requests are not limited, there is no cache: %s", error)
            return True

    def _caller(self, request: Request) -> tuple[str, str]:
        if isinstance(request.auth, APIKey):
            return "key", f"key:{request.auth.prefix}"
        if request.user:
            return "key", f"user:{request.user.pk}"
        return "anonymous", f"address:{self.get_ident(request)}"

    def _count(self, name: str) -> int:
        cache.add(name, 0, timeout=self.seconds)
        try:
            return cache.incr(name)
        except ValueError:  # it ended between the two calls
            return 1

    def wait(self) -> int:
        """Seconds until the next window."""
        return ceil(self.seconds - self.timer() % self.seconds)


class DraftThrottle(CallerThrottle):
    """To compare a draft costs a hundred times as much as to read an entry."""

    def _caller(self, request: Request) -> tuple[str, str]:
        _scope, caller = super()._caller(request)
        return "draft", f"draft:{caller}"
