"""What is stored of a text, an address and a date, whatever they came in as. Pure and cheap to import."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit, urlunsplit

import idna

_SURROGATES = re.compile("[\ud800-\udfff]")
_TRACKING = re.compile(
    r"(?:utm_|hsa_|_hs|mc_[ce]id$|at_(?:medium|campaign|source|content)|ns_(?:campaign|mchannel|source|linkname)|pk_|mtm_|guce_)"
    r"|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mkt_tok|_ga|_gl|xtor|wt_mc|wt\.mc_id"
    r"|cmpid|cmp|ocid|ncid|smid|sr_share|ref_src|guccounter|amp)$",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\b")
_HAS_TIME = re.compile(r"\d:\d|T\d{2}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST_YEAR, _LATEST_YEAR = 1600, 2200


def normalise_text(text: str) -> str:
    """The text as it is stored: NUL and lone surrogates become U+FFFD, which PostgreSQL and UTF-8 can hold.

    One code point stays one code point, so offsets into the original hold in the result.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def canonicalise_url(url: str) -> str:
    """One spelling for the addresses of one page: scheme and host in lower case, no fragment, credentials,
    default port or tracking parameters. The remaining parameters keep their order and spelling.

    Raises ValueError unless it is an absolute http or https address.
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in _DEFAULT_PORTS or not host:
        raise ValueError("The address must begin with http:// or https:// and name a host")
    port = parts.port
    suffix = "" if port in (None, _DEFAULT_PORTS[scheme]) else f":{port}"
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair.partition("=")[0])]
    return urlunsplit((scheme, _ascii_host(host) + suffix, parts.path or "/", "&".join(kept), ""))


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host.rstrip(".")
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise ValueError(f"The address names an impossible host: {host}") from None


def normalise_published(value: str) -> str:
    """A publication date as ISO 8601: a date, or a date-time with its offset; "" when it is neither.

    Understands ISO 8601, RFC 5322 (feeds) and day.month.year. A time without an offset could mean any of
    26 hours, so only its date is kept. A year alone is no date, nor are the epoch and year 1, which systems
    write for "unknown".
    """
    value = value.strip()
    moment = _read_iso(value) or _read_mail_date(value) or _read_day_first(value)
    if moment is None or not _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR:
        return ""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment.strftime("%Y-%m-%d")
    return "" if moment == _EPOCH else moment.isoformat(timespec="seconds")


def _read_iso(value: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(value) if _HAS_TIME.search(value) else date.fromisoformat(value)
    except ValueError:
        return None


def _read_mail_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError):  # IndexError: cpython issue with some malformed zones
        return None
    # "-0000" is how RFC 5322 says UTC without saying where.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_day_first(value: str) -> date | None:
    found = _DAY_FIRST.match(value)
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
