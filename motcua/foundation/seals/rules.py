"""What to say of a signature."""


def sentence_on(signer: str, holder: str, *, intact: bool, trusted: bool, covers_all: bool) -> str:
    """The verdict in one sentence, the gravest fault first."""
    name = signer or holder or "người ký không rõ"
    if holder and holder != name:
        name = f"{name} (chứng thư của {holder})"
    if not intact:
        return f"Chữ ký của {name} không còn đúng: nội dung đã bị sửa sau khi ký."
    if not covers_all:
        return f"Sau chữ ký của {name}, tài liệu đã bị thay đổi ngoài phạm vi cho phép."
    if not trusted:
        return f"Chữ ký của {name} còn nguyên vẹn nhưng chứng thư chưa được tin cậy."
    return f"Chữ ký của {name} hợp lệ, nội dung nguyên vẹn."
