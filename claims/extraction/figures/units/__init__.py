"""What a number counts or measures: money, measures, counted nouns."""
