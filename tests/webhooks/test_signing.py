import base64

import pytest

from factbase.webhooks.signing import PREFIX, new_secret, signed_headers
from tests.webhooks.conftest import SECRET

MESSAGE, TIME, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_published_vector():
    assert signed_headers([SECRET], MESSAGE, TIME, BODY) == {
        "webhook-id": MESSAGE,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


@pytest.mark.parametrize(
    ("message", "time", "body"),
    [(MESSAGE + "x", TIME, BODY), (MESSAGE, TIME + 1, BODY), (MESSAGE, TIME, b'{"test":2432232314}')],
)
def test_another_message_has_another_signature(message, time, body):
    assert signed_headers([SECRET], message, time, body)["webhook-signature"] != SIGNATURE


def test_an_old_and_a_new_secret_sign_side_by_side():
    new = new_secret()
    both = signed_headers([new, SECRET], MESSAGE, TIME, BODY)["webhook-signature"].split(" ")
    assert both[1] == SIGNATURE
    assert both[0] == signed_headers([new], MESSAGE, TIME, BODY)["webhook-signature"]


def test_a_secret_is_of_the_length_that_the_specification_allows_and_never_the_same():
    secrets = {new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert {len(base64.b64decode(secret.removeprefix(PREFIX))) for secret in secrets} == {32}
