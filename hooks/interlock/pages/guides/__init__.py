"""Pages that explain: about the organisation, how to edit, the rules, hand-written pages."""
