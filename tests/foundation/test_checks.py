import pytest
from django.core.checks import run_checks

MODEL = {"MODEL_URL": "https://model.example/v1", "MODEL_NAME": "tiny-1", "STALLED_AFTER": 180}
EMBEDDER = {"EMBEDDER_URL": "https://embed.example/v1", "EMBEDDER_NAME": "tiny-embed"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"PUBLIC_URL": "https://facts.example.org", "ALLOWED_HOSTS": ["facts.example.org"]}, []),
        ({"PUBLIC_URL": "facts.example.org"}, ["factbase.E001"]),
        ({"PUBLIC_URL": "https://facts.example.org/desk", "ALLOWED_HOSTS": ["*"]}, ["factbase.E001"]),
        ({"PUBLIC_URL": "https://facts.example.org"}, ["factbase.E002"]),
        ({"PUBLIC_URL": "https://facts.example.org", "ALLOWED_HOSTS": ["*"], "DEBUG": True}, ["factbase.E003"]),
        ({"PUBLIC_URL": "http://facts.example.org", "ALLOWED_HOSTS": ["*"]}, ["factbase.W001"]),
        ({"LANGUAGE_CODE": "es"}, ["factbase.E004"]),
        ({"SECRET_KEY": "short"}, ["factbase.E005"]),
        ({"UPLOAD_LIMIT": 0}, ["factbase.E006"]),
        (MODEL, ["factbase.I001"]),
        (MODEL | {"MODEL_URL": "model.example/v1"}, ["factbase.E007"]),
        (MODEL | {"MODEL_URL": "ftp://model.example"}, ["factbase.E007"]),
        (MODEL | {"MODEL_URL": "https://me:secret@model.example"}, ["factbase.E007"]),
        (MODEL | {"MODEL_URL": "https://model.example:99999/v1"}, ["factbase.E007"]),
        (MODEL | {"MODEL_URL": "http://[::1"}, ["factbase.E007"]),
        (MODEL | {"MODEL_URL": "http://[::1]:11434/v1"}, ["factbase.I001"]),
        (MODEL | {"MODEL_URL": "http://model.example/v1"}, ["factbase.W002", "factbase.I001"]),
        (MODEL | {"MODEL_NAME": ""}, ["factbase.E008", "factbase.I001"]),
        (MODEL | {"MODEL_KEY": "sésame\n"}, ["factbase.E009", "factbase.I001"]),
        (MODEL | {"MODEL_TIMEOUT": 0}, ["factbase.I001", "factbase.E010"]),
        (MODEL | {"MODEL_TIMEOUT": 200, "STALLED_AFTER": 300}, ["factbase.I001", "factbase.E010"]),
        (MODEL | {"STALLED_AFTER": 120}, ["factbase.I001", "factbase.E011"]),
        ({"MODEL_NAME": "tiny-1", "MODEL_TIMEOUT": 0}, []),
        (EMBEDDER, ["factbase.I002"]),
        (EMBEDDER | {"EMBEDDER_URL": "embed.example"}, ["factbase.E012"]),
        (EMBEDDER | {"EMBEDDER_URL": "http://embed.example/v1"}, ["factbase.W003", "factbase.I002"]),
        (EMBEDDER | {"EMBEDDER_NAME": ""}, ["factbase.E013", "factbase.I002"]),
        (EMBEDDER | {"EMBEDDER_KEY": "sésame\n"}, ["factbase.E014", "factbase.I002"]),
        ({"EMBEDDER_NAME": "tiny-embed"}, []),
    ],
)
def test_bad_settings_are_named(settings, changes, expected):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert [message.id for message in run_checks() if message.id.startswith("factbase.")] == expected
