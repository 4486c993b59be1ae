from django.apps import AppConfig


class FactbaseConfig(AppConfig):
    name = "factbase"
