"""How long anybody may keep what is public."""

# Kept by everybody, and asked about each time: a correction reaches the next reader.
CACHING = "public, no-cache"
