from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "factbase.access"
    verbose_name = "People and keys"
