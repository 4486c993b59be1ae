"""Numbers: digits in every spelling, number words, mixtures of both."""
