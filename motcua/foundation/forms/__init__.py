"""Biểu mẫu: forms as data, drawn without JavaScript, read back and checked.

A form is a JSON Schema 2020-12 (the truth) plus a layout (how people are asked). How one is written
is told in docs/forms.md; `queries` reads, binds, draws and summarises; `ports` takes in address
books, code lists and checks from the rooms above.
"""
