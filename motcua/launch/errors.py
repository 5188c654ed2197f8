"""Why the house cannot start: one sentence for the person at the terminal, never a trace."""

import errno
from pathlib import Path


class CannotStart(Exception):
    """Không khởi động được: what is in the way, in Vietnamese and shortly in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(vietnamese, english)
        self.vietnamese = vietnamese
        self.english = english

    def __str__(self) -> str:
        """Give both sentences on one line."""
        return f"{self.vietnamese} ({self.english})"


def explain_folder(folder: Path, refusal: OSError) -> CannotStart:
    """Say why a folder cannot be written."""
    if refusal.errno in {errno.ENOSPC, errno.EDQUOT}:
        return CannotStart(
            f"Hết chỗ trống trên đĩa chứa {folder}: hãy dọn đĩa hoặc đặt MOTCUA_HOME ở đĩa khác.",
            "the disk is full",
        )
    return CannotStart(
        f"Không ghi được vào {folder} ({refusal.strerror}): "
        "hãy đổi quyền thư mục hoặc đặt MOTCUA_HOME ở nơi khác.",
        "cannot write there; set MOTCUA_HOME elsewhere",
    )


def explain_file(path: Path, refusal: OSError, home: Path) -> CannotStart:
    """Say why a file cannot be opened: one of the home's, or one that was named to be read or written."""
    if refusal.errno in {errno.ENOSPC, errno.EDQUOT} or path == home or home in path.parents:
        return explain_folder(path, refusal)
    return CannotStart(
        f"Không mở được {path} ({refusal.strerror}): hãy xem lại đường dẫn và quyền của người dùng này.",
        "cannot open it: see its path and rights",
    )
