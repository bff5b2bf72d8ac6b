"""Small definitions that are right, for tests that spoil one thing about them."""

LINK = "standards/links/front.yml"
FRONT = "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\n"
CUSTOMER = "standards/customers/visitors.yml"
VISITORS = "title: Visitors\nsummary: People who stay for a day or a week.\n"
RESULTS = "standards/results/visits.csv"
HEADER = "promise,period,value,note\n"
