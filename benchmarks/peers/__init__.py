"""Other systems that do this job, each in a virtual environment of its own, set up as its own quick start does it."""
