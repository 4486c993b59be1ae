from importlib import import_module

from django.apps import AppConfig, apps

from factbase.model_names import speak

OURS = ("articles", "claims", "factbase.access", "factbase.history")


class FactbaseConfig(AppConfig):
    name = "factbase"

    def ready(self) -> None:
        import_module("factbase.checks")
        speak(model for config in apps.get_app_configs() if config.name in OURS for model in config.get_models())
