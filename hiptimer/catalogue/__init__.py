"""Shipped data: exercises, protocols and pages of text, and their loader."""

from hiptimer.catalogue.loader import Page, load_exercises, page, shipped_documents

__all__ = ["Page", "load_exercises", "page", "shipped_documents"]
