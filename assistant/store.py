"""The store of vectors that the settings name."""

from assistant.settings import Settings
from index import Store, open_store


def store_of(settings: Settings) -> Store:
    """Return the configured store of vectors; raise StoreError where it cannot be reached."""
    return open_store(settings.vectors, settings.milvus_uri, settings.milvus_token.get_secret_value())
