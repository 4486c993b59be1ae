from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignupAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: operators make the accounts."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False
