"""Whether articles go back to one origin: copies, excerpts, translations, and what shows it. Pure, like the engine."""
