"""How much the tests notice: small faults put into the package one at a time (`make mutants`)."""
