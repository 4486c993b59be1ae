"""Which claims a queue shows, in which order, and how many: filters in an address, saved ones, sorts, counts."""
