"""What a person does at the desk with clusters, and what they are told."""

import re
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from claims.models import Cluster


def post(client, cluster: Cluster, what: str, **values):
    return client.post(f"/desk/clusters/{cluster.public_id}/{what}/", values, follow=True)


def said(page) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.content.decode().partition("<main")[0]).split())


def undo(client, page):
    """Follow the undo of the message that the page shows."""
    [address] = re.findall(r'action="(/desk/clusters/\w+/acts/\w+/undo/)"', page.content.decode().partition("<main")[0])
    return client.post(address, follow=True)


def ids(claims, *names: str) -> list[str]:
    return [claims[name].public_id for name in names]


def at_once(*acts) -> list[BaseException]:
    """Do all in threads of their own; return what they raised."""

    def run(act) -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        raised = [future.exception() for future in [pool.submit(run, act) for act in acts]]
    return [refusal for refusal in raised if refusal]
