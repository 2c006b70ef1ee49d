"""hiptimer guides a person with hip pain through holds at home, in a terminal."""
