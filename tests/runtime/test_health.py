import pytest
from django.core.cache import cache
from django.urls import reverse

from factbase.health import BEAT, WORKER

pytestmark = pytest.mark.django_db


def test_200_when_all_parts_work(client):
    cache.set_many({WORKER: True, BEAT: True})
    response = client.get(reverse("healthz"))
    assert response.status_code == 200
    assert response.json()["parts"] == dict.fromkeys(["database", "queue", "worker", "beat", "disk"], "ok")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("silent", "alive"), [("worker", BEAT), ("beat", WORKER)])
def test_503_names_the_part_without_a_sign_of_life(client, silent, alive):
    cache.set(alive, True)
    response = client.get(reverse("healthz"))
    assert response.status_code == 503
    assert {name for name, outcome in response.json()["parts"].items() if outcome != "ok"} == {silent}


def test_503_when_the_queue_cannot_be_reached(client, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}
    response = client.get(reverse("healthz"))
    assert response.status_code == 503
    assert response.json()["parts"]["queue"] == "cannot be reached"
    assert response.json()["parts"]["database"] == "ok"
