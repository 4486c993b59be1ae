"""What the API answers, for its OpenAPI document.

Nothing is served through these: answers are stored JSON, or come from `documents`; the tests hold both to these shapes.
"""
