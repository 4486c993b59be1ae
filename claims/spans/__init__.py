"""Claims from words that a person selected, and the ends of a claim's span moved by hand."""
