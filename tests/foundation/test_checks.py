import pytest
from django.core.checks import run_checks


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
    ],
)
def test_bad_settings_are_named(settings, changes, expected):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert [message.id for message in run_checks() if message.id.startswith("factbase.")] == expected
