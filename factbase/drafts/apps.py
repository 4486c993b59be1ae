from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "factbase.drafts"
    verbose_name = "Drafts"
