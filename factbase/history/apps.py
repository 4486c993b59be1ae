from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "factbase.history"
    verbose_name = "History"
