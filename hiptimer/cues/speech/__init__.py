"""Makes sound files of sentences, with the speech engine of the system."""
