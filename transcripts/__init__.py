"""What the program says, shows and saves, written down to be compared (`make transcripts`)."""
