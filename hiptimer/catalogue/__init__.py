"""Shipped data: exercises, protocols and pages of text, and their loader."""
