"""What is heard: which cue an event has, its tones and its speech, and who plays them."""
