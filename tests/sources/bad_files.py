"""Small definitions that are right, for tests that spoil one thing about them."""

CUSTOMER = "standards/customers/visitors.yml"
VISITORS = "title: Visitors\nsummary: People who stay for a day or a week.\n"
RESULTS = "standards/results/visits.csv"
HEADER = "promise,period,value,note\n"
