"""What a sentence of a draft is to what the newsroom knows."""

import pytest

from claims.lint import text_lint
from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN

pytestmark = pytest.mark.django_db

def test_x(aid, publish, later, alice):
    publish(aid)
    for e in (True, False):
        lint = text_lint(f"{SAME}\n\n{OTHER_FIGURE}\n\n{UNKNOWN}", everything=e)
        for s in lint.spans:
            print(s.kind, s.bearing, s.finding.label)
            for f in s.found:
                print("   ", f.kind, f.bearing, f.compared.relation, f.compared.judgement.forward, f.compared.judgement.score, f.standing.role, f.standing.claim["label"], f.reasons, f.later and f.later.claim["label"])
    assert 0
