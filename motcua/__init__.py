"""Một cửa (one door): the digital platform of a Vietnamese province.

The floors, from the street up: foundation, registers, instruments, casework
and office, steering, exchange, faces; `wiring` is the one page that joins them.
"""

import django_stubs_ext

django_stubs_ext.monkeypatch()  # so that `QuerySet[Dossier]` is as true when it runs as when it is checked
