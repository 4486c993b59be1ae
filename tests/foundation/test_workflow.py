import pytest

from factbase.workflow import ArticleState, ClaimState, EntryState, IllegalMove, LinkState, actions, next_state


@pytest.mark.parametrize(
    ("state", "action", "expected"),
    [
        (ArticleState.RECEIVED, "store", ArticleState.STORED),
        (ArticleState.LINKED, "renew", ArticleState.STORED),
        (ArticleState.FAILED, "retry extracted", ArticleState.EXTRACTED),
        (ClaimState.SUGGESTED, "accept", ClaimState.ACCEPTED),
        (ClaimState.WITHDRAWN, "undo", ClaimState.SUGGESTED),
        (LinkState.CONFIRMED, "reopen", LinkState.SUGGESTED),
        (EntryState.APPROVED, "return", EntryState.DRAFT),
        (EntryState.PUBLISHED, "correct", EntryState.PUBLISHED),
    ],
)
def test_allowed_moves(state, action, expected):
    assert next_state(state, action) == expected


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (ArticleState.RECEIVED, "link"),
        (ArticleState.LINKED, "store"),
        (ClaimState.ACCEPTED, "reject"),
        (ClaimState.REJECTED, "withdraw"),
        (LinkState.SUGGESTED, "undo"),
        (EntryState.DRAFT, "publish"),
        (EntryState.IN_REVIEW, "publish"),
        (EntryState.RETRACTED, "publish"),
        (EntryState.PUBLISHED, "unheard of"),
    ],
)
def test_refused_moves(state, action):
    with pytest.raises(IllegalMove):
        next_state(state, action)


def test_retracted_is_final():
    assert list(actions(EntryState.RETRACTED)) == []
