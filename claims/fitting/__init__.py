"""Fits the weights of the matcher to annotated stories; nothing here is needed to match."""
