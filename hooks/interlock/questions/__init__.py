"""What follows from the definitions. `facts` is the door: ask it, and nothing else, from rules, pages and exports."""
