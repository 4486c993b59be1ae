"""What the desk says in words, in the language of the reader."""
