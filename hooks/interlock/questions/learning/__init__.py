"""Group learning: the topic of a session, and what is known about it beforehand."""
