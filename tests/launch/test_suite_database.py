"""The suite's own database keeps the rules of a province's."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_work_as_the_application_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("motcua_app",)
