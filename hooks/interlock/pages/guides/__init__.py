"""Pages that explain: about, editing, rules, hand-written pages."""
