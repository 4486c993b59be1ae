"""The thread of a claim."""

import re

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Comment
from claims.permissions import may_decide, require
from factbase.access.models import User
from factbase.history.services import event_record

NAME = re.compile(r"(?<!\w)@([\w.@+-]*\w)")


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Comment"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "id": "comment-text"}),
        help_text=_("@name calls somebody."),
    )


@transaction.atomic
def claim_comment(claim: Claim, text: str, *, by: User) -> Comment:
    """Who is called by @name and is not known stays plain text."""
    require(may_decide(by))
    comment = Comment.objects.create(claim=claim, by=by, text=text)
    comment.named.set(User.objects.filter(username__in=NAME.findall(text), is_active=True))
    event_record(claim, "comment", by=by, before={}, after={"comment": text})
    return comment
