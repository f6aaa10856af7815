"""Making sense of what is asked: it knows nothing of answers."""
