"""Cổng Dịch vụ công quốc gia: what people file there comes in by our own engine; changes are reported back.

Its public field names and moves stand in `rules`; the client asks and sends by OAuth2 client credentials.
A filing of theirs is kept under its MaHoSo before anything else, so that it comes in once and is never lost.
Changes are read from the event book and wait in a queue: nobody who acts waits for the portal.
"""
