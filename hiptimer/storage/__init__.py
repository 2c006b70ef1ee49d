"""TOML files in and out of the person's folders; the engine is unknown here."""
