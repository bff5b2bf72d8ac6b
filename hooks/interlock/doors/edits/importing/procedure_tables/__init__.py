"""Tables that become procedures: a row for each step, or for each activity who does what in it."""
