"""What git remembers: earlier states, what is new since, what changed in meaning."""
