"""Programs that measure hiptimer against a floor taken in the same run. None is a test."""
