"""The verbs that start, keep and carry the house itself."""

from motcua.faces.terminal.grammar import Verb, word

_HERE = "motcua.launch"
_PORT = word("--port", "cổng (mặc định: biến PORT, hoặc 8000)", type=int, default=None, metavar="N")
_HOST = word("--host", "địa chỉ lắng nghe (mặc định 127.0.0.1)", default="127.0.0.1", metavar="ĐỊA-CHỈ")
_FILE = word("tep", "tệp sao lưu", metavar="TỆP")

LAUNCH_VERBS = (
    Verb(
        "run",
        "mở bản dùng thử: tỉnh Bình Định, ngày 20/11/2023",
        f"{_HERE}.run:run_demo",
        (
            _PORT,
            _HOST,
            word(
                "--dossiers",
                "số hồ sơ hư cấu của bản dùng thử mới (mặc định: biến MOTCUA_DEMO_DOSSIERS, hoặc 2400)",
                type=int,
                default=None,
                metavar="N",
            ),
        ),
        alone=True,
    ),
    Verb(
        "serve",
        "mở cửa cho một tỉnh thật (sau `motcua init`)",
        f"{_HERE}.run:serve",
        (_PORT, _HOST, word("--no-worker", "không kèm tiến trình chạy nền", action="store_true")),
        alone=True,
    ),
    Verb(
        "worker",
        "chỉ chạy tiến trình nền, cạnh một `motcua serve --no-worker`",
        f"{_HERE}.run:work",
        alone=True,
    ),
    Verb(
        "init",
        "lập một tỉnh mới: trống, với quản trị viên đầu tiên, không có dữ liệu dùng thử",
        f"{_HERE}.init:init",
        (
            word("--province", "cơ quan đứng đầu, ví dụ “Ủy ban nhân dân tỉnh …”", default="", metavar="TÊN"),
            word("--login", "tên đăng nhập của quản trị viên đầu tiên", default="", metavar="TÊN"),
            word("--name", "họ và tên quản trị viên", default="", metavar="HỌ-TÊN"),
            word("--password-stdin", "đọc mật khẩu từ đầu vào chuẩn", action="store_true"),
        ),
        alone=True,
    ),
    Verb("backup", "sao lưu cơ sở dữ liệu, tệp và khóa vào một tệp", f"{_HERE}.backup:backup", (_FILE,)),
    Verb(
        "restore",
        "khôi phục từ một tệp sao lưu vào thư mục trống",
        f"{_HERE}.restore:restore",
        (
            _FILE,
            word("--replace", "thay thế những gì đang có trong MOTCUA_HOME", action="store_true"),
            word(
                "--broken",
                "vẫn khôi phục khi sổ sự kiện không nguyên vẹn, và nêu từng chỗ",
                action="store_true",
            ),
        ),
        alone=True,
    ),
    Verb("upgrade", "đưa cấu trúc dữ liệu theo kịp phiên bản này", f"{_HERE}.house:upgrade", alone=True),
    Verb(
        "plan read",
        "đọc một tệp kế hoạch hoặc báo cáo, in bản đọc nháp, không ghi gì",
        f"{_HERE}.reading:read",
        (word("tep", "tệp .docx, .pdf, .html, .xlsx hoặc .txt", metavar="TỆP"),),
        alone=True,
    ),
    Verb("doctor", "khám máy và dữ liệu: cái gì đã đủ, cái gì thiếu", f"{_HERE}.doctor:examine", alone=True),
    Verb("demo accounts", "các tài khoản của bản dùng thử", f"{_HERE}.demo:list_accounts", alone=True),
    Verb(
        "demo grow",
        "tạo thêm hồ sơ hư cấu cho bản dùng thử",
        f"{_HERE}.grow.command:grow",
        (
            word("--dossiers", "số hồ sơ (mặc định 300)", type=int, default=300, metavar="N"),
            word(
                "--seed", "hạt giống: cùng số thì cùng hồ sơ (mặc định 1)", type=int, default=1, metavar="S"
            ),
        ),
    ),
    Verb(
        "demo code",
        "mã xác thực hai lớp lúc này của một tài khoản dùng thử",
        f"{_HERE}.demo:code",
        (word("tai_khoan", "tên đăng nhập", metavar="TÀI-KHOẢN"),),
        alone=True,
    ),
)
