"""What links know before they look at something together: their session's subject, and what the handbook says of it."""
