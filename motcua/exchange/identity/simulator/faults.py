"""What the simulator can be told to do wrong: a line a fault in a file that is read with every question."""

from enum import StrEnum
from pathlib import Path


class Fault(StrEnum):
    """Lỗi: one way in which an identity service fails its askers, or lies to them."""

    SLOW = "slow"
    DOWN = "down"
    GARBAGE = "garbage"
    WRONG_SIGNATURE = "wrong-signature"
    UNSIGNED = "unsigned"
    SYMMETRIC = "symmetric"
    WRONG_NONCE = "wrong-nonce"
    WRONG_AUDIENCE = "wrong-audience"
    WRONG_ISSUER = "wrong-issuer"
    STALE = "stale"
    OTHER_PERSON = "other-person"
    NO_NUMBER = "no-number"
    BROKEN_NUMBER = "broken-number"
    OTHER_NAME = "other-name"
    LOUD_LEVEL = "loud-level"
    NO_BEARER = "no-bearer"


WORDS = {
    Fault.SLOW: "trả lời chậm 8 giây",
    Fault.DOWN: "ngừng hoạt động (503)",
    Fault.GARBAGE: "trả lời bằng trang HTML thay cho dữ liệu",
    Fault.WRONG_SIGNATURE: "ký bằng khóa lạ",
    Fault.UNSIGNED: "không ký (alg: none)",
    Fault.SYMMETRIC: "ký HS256 bằng khóa công khai",
    Fault.WRONG_NONCE: "sai nonce",
    Fault.WRONG_AUDIENCE: "cấp cho cổng khác",
    Fault.WRONG_ISSUER: "sai nơi cấp",
    Fault.STALE: "đã hết hạn từ hôm qua",
    Fault.OTHER_PERSON: "userinfo của người khác",
    Fault.NO_NUMBER: "không có số định danh",
    Fault.BROKEN_NUMBER: "số định danh thiếu chữ số",
    Fault.OTHER_NAME: "tên khác với sổ",
    Fault.LOUD_LEVEL: "userinfo tự nhận mức độ 2 dù token mức độ 1",
    Fault.NO_BEARER: "tài khoản tổ chức không có người đại diện",
}


def read_faults(file: Path) -> frozenset[Fault]:
    """Read what is to go wrong just now; no file, nothing. Lines that name no fault say nothing."""
    try:
        lines = {line.strip() for line in file.read_text().splitlines()}
    except OSError:
        return frozenset()
    return frozenset(fault for fault in Fault if fault.value in lines)
