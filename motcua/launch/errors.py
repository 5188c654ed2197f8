"""Why the house cannot start: one sentence for the person at the terminal, never a trace."""


class CannotStart(Exception):
    """Không khởi động được: what is in the way, in Vietnamese and shortly in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(vietnamese, english)
        self.vietnamese = vietnamese
        self.english = english

    def __str__(self) -> str:
        """Give both sentences on one line."""
        return f"{self.vietnamese} ({self.english})"
