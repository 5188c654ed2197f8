"""The tables are what the models say, and every room has one line of migrations."""

import contextlib

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    with contextlib.suppress(SystemExit):
        call_command("makemigrations", check=True, dry_run=True)
    assert capsys.readouterr().out.strip() == "No changes detected"


def test_every_room_has_one_head():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
