"""The Model Context Protocol: a language model asks what the newsroom published, and how a text stands beside it.

Every tool is a request to our own API, made within the process: who may read what, and how often, is said there alone.
"""
