"""`motcua keys …`"""

from argparse import Namespace

from motcua.faces.terminal.grammar import Said
from motcua.foundation.keys.actions import add_data_key, close_anew


def rotate(asked: Namespace) -> Said:
    """Put a new data key in use and close every encrypted value with it."""
    del asked
    name = add_data_key()
    changed = close_anew()
    line = f"✓ Khóa mới {name} đang dùng; đã mã hóa lại {changed} giá trị. Hãy sao lưu: `motcua backup TỆP`."
    return Said([line], {"key": name, "closed_anew": changed})
