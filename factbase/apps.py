from importlib import import_module

from django.apps import AppConfig


class FactbaseConfig(AppConfig):
    name = "factbase"

    def ready(self) -> None:
        import_module("factbase.checks")
