"""Each is safe to run twice, and by two workers at once."""

from celery import shared_task

from factbase.webhooks.forgetting import deliveries_forget
from factbase.webhooks.notices import operators_tell
from factbase.webhooks.sending import deliveries_send


@shared_task
def send_webhooks() -> None:
    deliveries_send()


@shared_task
def tell_operators() -> None:
    operators_tell()


@shared_task
def forget_deliveries() -> None:
    deliveries_forget()
