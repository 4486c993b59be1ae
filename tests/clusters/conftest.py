"""The claims of five papers, and clusters of them."""

from collections.abc import Callable

import pytest

from claims.clusters.services import cluster_create
from claims.models import Claim, ClaimLink, Cluster
from tests.clusters.papers import make_claims, make_link


@pytest.fixture
def claims(db) -> dict[str, Claim]:
    return make_claims()


@pytest.fixture
def tie(claims) -> Callable[..., ClaimLink]:
    """What the matcher suggests of two papers."""

    def make(first: str, second: str, relation: str = "same", **values) -> ClaimLink:
        return make_link(claims[first], claims[second], relation, **values)

    return make


@pytest.fixture
def gathered(claims, alice) -> Callable[..., Cluster]:
    """A cluster of the papers named."""

    def make(*names: str, title: str = "Aid to Ukraine") -> Cluster:
        return cluster_create([claims[name] for name in names], title=title, by=alice).cluster

    return make


@pytest.fixture
def inside() -> Callable[[Cluster], list[str]]:
    """The papers whose claims are in a cluster, by name."""

    def read(cluster: Cluster) -> list[str]:
        return sorted(cluster.claims.values_list("article__source__name", flat=True))

    return read
