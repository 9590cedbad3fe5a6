"""The store as an application of Django: its tables and their migrations."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Two tables: people, and what is kept for them."""

    name = "consilium.web.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
