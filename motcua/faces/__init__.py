"""People come in: pages, forms, HTTP, the terminal. No rule of law lives here."""
