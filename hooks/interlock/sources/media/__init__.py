"""Pictures, videos and other files beside pages: which are published, and what they hold that nobody sees."""
