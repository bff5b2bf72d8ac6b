"""What several rules share: messages about references, Markdown and tables, and what they look up."""
