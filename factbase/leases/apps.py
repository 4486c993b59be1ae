from django.apps import AppConfig


class LeasesConfig(AppConfig):
    name = "factbase.leases"
    verbose_name = "Who works on what"
