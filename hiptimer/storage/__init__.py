"""TOML files in and out of the person's folders; it does not know the engine."""
