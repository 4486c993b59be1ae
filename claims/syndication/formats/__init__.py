"""Published documents in the formats of others. Pure: documents and plain values in, texts and plain structures out."""
