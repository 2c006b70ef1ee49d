"""Sound files of sentences, made with the speech engine of the system."""
