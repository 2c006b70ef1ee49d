"""The least that a program of the same kind can be: what hiptimer is measured against."""
