"""What may stand in a query of Google's Fact Check Tools API. The table is the discovery document's and the rule."""

import re
from dataclasses import dataclass

_INTEGER = re.compile(r"-?[0-9]{1,10}")
_LIMIT = 2**31


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str
    description: str
    format: str = ""
    values: tuple[str, ...] = ()

    def described(self) -> dict[str, object]:
        """As a discovery document says it."""
        said = {"type": self.type, "location": "query", "description": self.description}
        return said | ({"format": self.format} if self.format else {}) | ({"enum": self.values} if self.values else {})


SEARCH = (
    Parameter("query", "string", "Words to search for. Required unless `reviewPublisherSiteFilter` is given."),
    Parameter("languageCode", "string", "BCP-47 code that restricts results; a region is not considered."),
    Parameter("reviewPublisherSiteFilter", "string", "Site of the publisher of the review, e.g. nytimes.com."),
    Parameter("maxAgeDays", "integer", "Greatest age of results in days, by claim or review date.", "int32"),
    Parameter("pageSize", "integer", "Results in a page; 10 unless given, at most 100.", "int32"),
    Parameter("pageToken", "string", "The `nextPageToken` of the page before; all else must stay the same."),
    Parameter("offset", "integer", "Where to begin; only considered without a `pageToken`.", "int32"),
)
# Clients of Google's send these everywhere. They change nothing here.
EVERYWHERE = (
    Parameter(
        "key", "string", "API key. A missing or unknown one reads like everybody; a known one may ask more often."
    ),
    Parameter("alt", "string", "Data format for response.", values=("json", "media", "proto")),
    Parameter("fields", "string", "Selector specifying which fields to include in a partial response."),
    Parameter("prettyPrint", "boolean", "Returns response with indentations and line breaks."),
    Parameter("quotaUser", "string", "Available to use for quota purposes for server-side applications."),
    Parameter("access_token", "string", "OAuth access token."),
    Parameter("oauth_token", "string", "OAuth 2.0 token for the current user."),
    Parameter("callback", "string", "JSONP"),
    Parameter("uploadType", "string", "Legacy upload protocol for media."),
    Parameter("upload_protocol", "string", "Upload protocol for media."),
    Parameter("$.xgafv", "string", "V1 error format.", values=("1", "2")),
)


def whole_number(name: str, given: str) -> int:
    """A ValueError in Google's words for anything that is no int32."""
    if not given:
        return 0
    if not _INTEGER.fullmatch(given) or not -_LIMIT <= int(given) < _LIMIT:
        raise ValueError(f"Invalid value at '{name}' (TYPE_INT32), {given!r}")
    return int(given)
