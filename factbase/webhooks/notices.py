"""Mail to operators about endpoints that the software paused. The home page of the desk counts them as well."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from factbase.access.models import User
from factbase.sayings import said
from factbase.webhooks.models import Endpoint

log = logging.getLogger(__name__)


def operators_tell() -> None:
    """Tell each operator who has an address, once; two places at once tell once."""
    for endpoint in Endpoint.objects.untold():
        if Endpoint.objects.untold().filter(pk=endpoint.pk).update(told_at=timezone.now()):
            for user in User.objects.with_perm("webhooks.change_endpoint").exclude(email=""):
                _tell(user, endpoint)


def _tell(user: User, endpoint: Endpoint) -> None:
    with translation.override(user.language or settings.LANGUAGE_CODE):
        words = {
            "name": endpoint.name,
            "failure": said(endpoint.failure),
            "address": settings.PUBLIC_URL + endpoint.desk_address(),
        }
        subject = " ".join((_("Paused: the webhook %(name)s") % words).split())
        text = _(
            "Messages to the webhook %(name)s failed, and it was paused: %(failure)s.\n\n"
            "Nothing is lost. What changes meanwhile is sent when somebody resumes it:\n%(address)s\n"
        )
        try:
            send_mail(subject, text % words, None, [user.email])
        except (SMTPException, OSError) as error:
            log.warning("%s was not told that the webhook %s is paused: %s", user.email, endpoint.public_id, error)
