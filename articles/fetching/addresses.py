"""Which addresses may be asked: the guard against requests that a stranger aims at our own network."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

from articles.fetching.errors import AddressError, UnreachableError

Resolve = Callable[[str, int], Sequence[str]]
"""A host name and a port to the IP addresses behind it, as text; raises OSError when there are none."""

WEB_PORTS = {80, 443, *range(1024, 65_536)}
LONGEST_URL = 2000

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_PRIVATE: tuple[IPv4Network | IPv6Network, ...] = tuple(
    map(
        ip_network,
        (
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "127.0.0.0/8",
            "100.64.0.0/10",
            "::1/128",
            "fc00::/7",
        ),
    )
)
# Where clouds hand out credentials to whoever asks, as far as these lie outside the link-local range.
_METADATA = {
    *map(IPv4Address, ("100.100.100.200", "168.63.129.16", "192.0.0.192")),
    IPv6Address("fd00:ec2::254"),
}


def resolve_host(host: str, port: int) -> list[str]:
    """The system's answer. It has the resolver's own time limit, which is not ours to shorten."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def check_url(url: httpx2.URL) -> None:
    """Refuse what can be refused without a name lookup.

    Ports: 80, 443 and the unprivileged ones, where web servers live; never mail, shells or file shares.
    """
    if url.scheme not in {"http", "https"}:
        raise AddressError("Only http:// and https:// addresses can be fetched")
    if not url.host:
        raise AddressError("The address names no host")
    if url.userinfo:
        raise AddressError("The address contains a user name or password; remove it")
    if url.port is not None and url.port not in WEB_PORTS:
        raise AddressError(f"Port {url.port} is not one that web pages are served from")
    if len(str(url)) > LONGEST_URL:
        raise AddressError(f"The address is longer than {LONGEST_URL} characters")


@dataclass(frozen=True, slots=True)
class AddressGuard:
    """Resolves a host once and answers with addresses that have all been checked.

    `allow_private` opens private networks and this machine, for intranets. Link-local, multicast,
    unspecified and reserved addresses and the metadata services of clouds stay closed.
    """

    resolve: Resolve = resolve_host
    allow_private: bool = False

    def addresses(self, host: str, port: int) -> list[str]:
        """In the resolver's order, without doubles. One refused address refuses the host."""
        found = [ip_address(text) for text in dict.fromkeys(self._ask(host, port))]
        for address in found:
            self._check(address)
        return [str(address) for address in found]

    def _ask(self, host: str, port: int) -> Sequence[str]:
        try:
            answers = self.resolve(host, port)
        except socket.gaierror as error:
            again = error.errno == socket.EAI_AGAIN
            raise UnreachableError(f"The host {host} is not known", retryable=again) from error
        except (OSError, UnicodeError) as error:
            raise UnreachableError(f"The host {host} could not be looked up") from error
        if not answers:
            raise UnreachableError(f"The host {host} is not known", retryable=False)
        return answers

    def _check(self, address: IPv4Address | IPv6Address) -> None:
        target = _embedded(address)
        if target in _METADATA or target.is_link_local:
            raise AddressError("The address points to this machine's own surroundings")
        if any(target in network for network in _PRIVATE):
            if not self.allow_private:
                raise AddressError("The address points to a private network")
        elif not _is_public(target):
            raise AddressError("The address is not one of a public server")


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to by mapping, 6to4 or NAT64; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
