"""The project's benchmark of itself: what a person feels, beside floors and peers, in one run."""
