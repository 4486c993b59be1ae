from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "factbase.policies"
    verbose_name = "Desk policies"
