"""The names of doubts, and the sentence that each says to a person."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


class DoubtKind(models.TextChoices):
    """Điểm cần làm rõ, by name."""

    EFFECTIVE_DAY_UNKNOWN = "effective_day_unknown", _("Ngày hiệu lực chưa rõ")
    HEADING_ONLY = "heading_only", _("Mới có tiêu đề")
    DECISION_MISSING = "decision_missing", _("Chưa rõ quyết định công bố của tỉnh")
    MARKED_UNSURE = "marked_unsure", _("Nội dung chưa chắc chắn")
    CODE_DOUBLED = "code_doubled", _("Mã bị trùng")
    CODE_SPACED = "code_spaced", _("Mã có khoảng trắng")
    CODE_MALFORMED = "code_malformed", _("Mã sai định dạng")
    CODE_MARKED_DELETED = "code_marked_deleted", _("Mã mang dấu đã xóa")
    CODE_MISSING = "code_missing", _("Không có mã")
    CODE_CHANGED = "code_changed", _("Mã đã đổi ở nguồn")
    CODE_NOTATION_DIFFERS = "code_notation_differs", _("Hai cách ghi mã không khớp")
    SOURCE_ID_MISSING = "source_id_missing", _("Không có định danh nguồn")
    NAME_MISSING = "name_missing", _("Không có tên")
    NAME_UNTIDY = "name_untidy", _("Tên ghi chưa gọn")
    KIND_UNSTATED = "kind_unstated", _("Chưa nêu loại thủ tục")
    KIND_UNKNOWN = "kind_unknown", _("Loại thủ tục lạ")
    STATE_UNUSUAL = "state_unusual", _("Trạng thái lạ")
    FIELD_MISSING = "field_missing", _("Thiếu lĩnh vực")
    AGENCY_MISSING = "agency_missing", _("Thiếu cơ quan thực hiện")
    AGENCY_BLANK = "agency_blank", _("Cơ quan thực hiện bỏ trống")
    PROMULGATOR_MISSING = "promulgator_missing", _("Thiếu cơ quan ban hành")
    RESULTS_MISSING = "results_missing", _("Thiếu kết quả thực hiện")
    STEPS_MISSING = "steps_missing", _("Thiếu trình tự thực hiện")
    CHANNELS_MISSING = "channels_missing", _("Thiếu cách thức thực hiện")
    CHANNEL_UNKNOWN = "channel_unknown", _("Cách thức thực hiện lạ")
    CHANNEL_REPEATED = "channel_repeated", _("Một cách thức ghi nhiều lần")
    LIMIT_MISSING = "limit_missing", _("Thiếu thời hạn")
    LIMIT_ODD = "limit_odd", _("Thời hạn không phải một con số")
    LIMIT_UNIT_OTHER = "limit_unit_other", _("Thời hạn không có đơn vị rõ ràng")
    LIMIT_UNIT_UNKNOWN = "limit_unit_unknown", _("Đơn vị thời hạn lạ")
    LIMIT_IN_WORDS = "limit_in_words", _("Thời hạn ghi bằng lời")
    LIMIT_ZERO = "limit_zero", _("Thời hạn bằng 0")
    LIMIT_FRACTION = "limit_fraction", _("Thời hạn lẻ ngày")
    LIMITS_DIFFER_BY_CHANNEL = "limits_differ_by_channel", _("Thời hạn khác nhau giữa các cách thức")
    LIMITS_DIFFER_CHANNEL_CASE = (
        "limits_differ_channel_case",
        _("Thời hạn theo cách thức và theo trường hợp không khớp"),
    )
    CASE_REPEATED = "case_repeated", _("Mã trường hợp bị trùng")
    CASE_CODE_ODD = "case_code_odd", _("Mã trường hợp không theo mã thủ tục")
    FEE_ZERO_SEE_TEXT = "fee_zero_see_text", _("Mức thu ghi 0 nhưng có lời văn")
    FEE_ZERO_BARE = "fee_zero_bare", _("Mức thu ghi 0, không giải thích")
    FEE_IN_WORDS = "fee_in_words", _("Mức thu chỉ có lời văn")
    FEE_EMPTY = "fee_empty", _("Khoản thu bỏ trống")
    FEE_AMOUNT_ODD = "fee_amount_odd", _("Mức thu không phải số tiền")
    FEE_UNLIKELY = "fee_unlikely", _("Mức thu nhỏ bất thường")
    FEE_KIND_UNKNOWN = "fee_kind_unknown", _("Loại khoản thu lạ")
    DOCUMENTS_MISSING = "documents_missing", _("Thiếu thành phần hồ sơ")
    DOCUMENT_GROUP_EMPTY = "document_group_empty", _("Nhóm giấy tờ trống")
    DOCUMENT_NAMELESS = "document_nameless", _("Giấy tờ không có tên")
    DOCUMENT_COUNT_ZERO = "document_count_zero", _("Giấy tờ không có số lượng")
    LEGAL_BASIS_MISSING = "legal_basis_missing", _("Thiếu căn cứ pháp lý")
    LEGAL_BASIS_REPEATED = "legal_basis_repeated", _("Căn cứ pháp lý ghi trùng")
    LEGAL_NUMBER_DRESSED = "legal_number_dressed", _("Số ký hiệu văn bản ghi chưa gọn")
    LEGAL_NUMBER_MISSING = "legal_number_missing", _("Văn bản không có số ký hiệu")
    RECORD_REPEATED = "record_repeated", _("Một thủ tục có nhiều bản ghi khác nhau")
    HEADING_DIFFERS = "heading_differs", _("Tiêu đề và bản ghi đầy đủ không khớp")
    KEY_MISSING = "key_missing", _("Thiếu mục trong bản ghi")
    KEY_UNKNOWN = "key_unknown", _("Mục lạ trong bản ghi")
    KEY_DOUBLED = "key_doubled", _("Mục ghi hai lần")
    SHAPE_UNEXPECTED = "shape_unexpected", _("Giá trị không đúng kiểu")
    TEXT_MARKED_UP = "text_marked_up", _("Lời văn lẫn mã trang web")
    TEXT_UNSTORABLE = "text_unstorable", _("Ký tự không lưu được")


SENTENCES: Final[dict[str, StrPromise]] = {
    DoubtKind.EFFECTIVE_DAY_UNKNOWN: _(
        "Bản ghi không nêu quyết định công bố và ngày có hiệu lực: ngày hiệu lực chưa rõ, tạm tính từ ngày "
        "nhập."
    ),
    DoubtKind.HEADING_ONLY: _(
        "Mới nhập được tiêu đề; chưa có thành phần hồ sơ, thời hạn, phí, căn cứ pháp lý."
    ),
    DoubtKind.DECISION_MISSING: _(
        "Chưa ghi số và ngày quyết định công bố của Chủ tịch Ủy ban nhân dân tỉnh."
    ),
    DoubtKind.MARKED_UNSURE: _(
        "Có {count} nội dung người soạn đánh dấu chưa chắc chắn, cần đối chiếu văn bản."
    ),
    DoubtKind.CODE_DOUBLED: _(
        "Mã {given} được cấp cho hơn một thủ tục; bản ghi này được lưu dưới mã {kept}."
    ),
    DoubtKind.CODE_SPACED: _("Mã “{given}” có khoảng trắng; đã bỏ khoảng trắng khi lưu."),
    DoubtKind.CODE_MALFORMED: _("Mã “{given}” không theo định dạng d.dddddd; được lưu như nguồn ghi."),
    DoubtKind.CODE_MARKED_DELETED: _("Mã “{given}” có vẻ đã bị đánh dấu xóa ở nguồn."),
    DoubtKind.CODE_MISSING: _("Bản ghi không có mã; được lưu dưới mã tạm theo định danh nguồn."),
    DoubtKind.CODE_CHANGED: _(
        "Nguồn nay ghi mã {given} cho thủ tục trước đây mang mã {kept}; thủ tục vẫn được lưu dưới mã {kept}, "
        "tìm theo mã nào cũng thấy."
    ),
    DoubtKind.CODE_NOTATION_DIFFERS: _("Mã và mã hiển thị ({notation}) không giống nhau."),
    DoubtKind.SOURCE_ID_MISSING: _("Bản ghi không có định danh nguồn; chỉ nhận ra được theo mã."),
    DoubtKind.NAME_MISSING: _("Bản ghi không có tên thủ tục."),
    DoubtKind.NAME_UNTIDY: _("Tên thủ tục có khoảng trắng thừa, xuống dòng, hoặc dấu ghi theo mã tổ hợp."),
    DoubtKind.KIND_UNSTATED: _("Bản ghi không nêu là thủ tục chuẩn, đặc thù hay nội bộ."),
    DoubtKind.KIND_UNKNOWN: _("Loại thủ tục “{given}” không có trong danh mục."),
    DoubtKind.STATE_UNUSUAL: _(
        "Trạng thái “{state}” ở nguồn khác thường; thủ tục có thể không còn được áp dụng."
    ),
    DoubtKind.FIELD_MISSING: _("Bản ghi không nêu lĩnh vực."),
    DoubtKind.AGENCY_MISSING: _("Bản ghi không nêu cơ quan thực hiện."),
    DoubtKind.AGENCY_BLANK: _("Danh sách cơ quan thực hiện có {count} dòng để trống."),
    DoubtKind.PROMULGATOR_MISSING: _("Bản ghi không nêu cơ quan ban hành."),
    DoubtKind.RESULTS_MISSING: _("Bản ghi không nêu kết quả thực hiện."),
    DoubtKind.STEPS_MISSING: _("Bản ghi không nêu trình tự thực hiện."),
    DoubtKind.CHANNELS_MISSING: _(
        "Bản ghi không nêu cách thức thực hiện, vì vậy không có thời hạn và phí theo cách thức."
    ),
    DoubtKind.CHANNEL_UNKNOWN: _("Cách thức “{given}” không phải trực tiếp, trực tuyến hay bưu chính."),
    DoubtKind.CHANNEL_REPEATED: _(
        "Một cách thức được ghi nhiều lần mà không nêu trường hợp nào ({count} dòng lặp)."
    ),
    DoubtKind.LIMIT_MISSING: _("Có {count} chỗ không ghi thời hạn."),
    DoubtKind.LIMIT_ODD: _("Thời hạn ghi “{given}” ({count} chỗ), không phải một con số dùng được."),
    DoubtKind.LIMIT_UNIT_OTHER: _(
        "Thời hạn ghi “{given}”, đơn vị OTHER ({count} chỗ); 1 OTHER được hiểu là trong ngày, "
        "nhận sau 15 giờ thì trả ngày làm việc tiếp theo."
    ),
    DoubtKind.LIMIT_UNIT_UNKNOWN: _("Đơn vị thời hạn lạ: “{given}” ({count} chỗ); chưa tính được hạn."),
    DoubtKind.LIMIT_IN_WORDS: _("Thời hạn ghi bằng lời ({count} chỗ): “{given}”."),
    DoubtKind.LIMIT_ZERO: _("Thời hạn ghi bằng 0 ({count} chỗ); chưa tính được hạn."),
    DoubtKind.LIMIT_FRACTION: _("Thời hạn lẻ ngày: “{given}” ({count} chỗ)."),
    DoubtKind.LIMITS_DIFFER_BY_CHANNEL: _("Thời hạn khác nhau giữa các cách thức: {told}."),
    DoubtKind.LIMITS_DIFFER_CHANNEL_CASE: _("Thời hạn theo cách thức khác thời hạn theo trường hợp: {told}."),
    DoubtKind.CASE_REPEATED: _("Mã trường hợp {given} được ghi nhiều lần."),
    DoubtKind.CASE_CODE_ODD: _("Mã trường hợp “{given}” không bắt đầu bằng mã thủ tục."),
    DoubtKind.FEE_ZERO_SEE_TEXT: _(
        "Mức thu ghi 0 nhưng kèm lời văn ({count} chỗ): “{text}”. Số 0 không có nghĩa là miễn phí."
    ),
    DoubtKind.FEE_ZERO_BARE: _(
        "Mức thu ghi 0 mà không giải thích ({count} chỗ): chưa rõ là miễn phí hay bỏ trống."
    ),
    DoubtKind.FEE_IN_WORDS: _("Mức thu chỉ có lời văn ({count} chỗ): “{text}”."),
    DoubtKind.FEE_EMPTY: _("Có {count} khoản thu không ghi mức và không có lời văn."),
    DoubtKind.FEE_AMOUNT_ODD: _("Mức thu “{given}” không phải số tiền ({count} chỗ)."),
    DoubtKind.FEE_UNLIKELY: _(
        "Mức thu {given} đồng nhỏ bất thường ({count} chỗ); có thể là tỷ lệ hoặc ghi nhầm."
    ),
    DoubtKind.FEE_KIND_UNKNOWN: _("Loại khoản thu không phải phí, lệ phí hay giá dịch vụ ({count} chỗ)."),
    DoubtKind.DOCUMENTS_MISSING: _("Bản ghi không có thành phần hồ sơ nào."),
    DoubtKind.DOCUMENT_GROUP_EMPTY: _("Có {count} nhóm giấy tờ trống, ví dụ “{group}”."),
    DoubtKind.DOCUMENT_NAMELESS: _("Có {count} dòng giấy tờ không có tên."),
    DoubtKind.DOCUMENT_COUNT_ZERO: _(
        "Có {count} dòng không cần bản chính, không cần bản sao: có thể chỉ là ghi chú."
    ),
    DoubtKind.LEGAL_BASIS_MISSING: _("Bản ghi không nêu căn cứ pháp lý."),
    DoubtKind.LEGAL_BASIS_REPEATED: _("Căn cứ pháp lý {given} được ghi nhiều lần."),
    DoubtKind.LEGAL_NUMBER_DRESSED: _(
        "Số ký hiệu ghi kèm tên loại văn bản hoặc khoảng trắng thừa: “{given}” ({count} chỗ)."
    ),
    DoubtKind.LEGAL_NUMBER_MISSING: _("Có {count} căn cứ pháp lý không có số ký hiệu."),
    DoubtKind.RECORD_REPEATED: _(
        "Trong cùng một lần nhập có hơn một bản ghi khác nhau cho thủ tục này; lấy bản ghi đến sau cùng."
    ),
    DoubtKind.HEADING_DIFFERS: _("Tiêu đề trong danh mục ghi khác bản ghi đầy đủ: “{heading}”."),
    DoubtKind.KEY_MISSING: _("Bản ghi thiếu {count} mục, ví dụ “{key}”."),
    DoubtKind.KEY_UNKNOWN: _("Bản ghi có {count} mục lạ, ví dụ “{key}”; được giữ nguyên cùng bản gốc."),
    DoubtKind.KEY_DOUBLED: _("Mục “{key}” được ghi hai lần trong một bản ghi; lấy lần sau cùng."),
    DoubtKind.SHAPE_UNEXPECTED: _("Có {count} giá trị không đúng kiểu; được giữ nguyên cùng bản gốc."),
    DoubtKind.TEXT_MARKED_UP: _(
        "Có {count} chỗ lẫn mã trang web (HTML) trong lời văn; được giữ nguyên như nguồn."
    ),
    DoubtKind.TEXT_UNSTORABLE: _("Có {count} chỗ chứa ký tự không lưu được, đã thay bằng dấu �."),
}

REFUSAL_SENTENCES: Final[dict[str, StrPromise]] = {
    "not_utf8": _("Dòng này không phải văn bản UTF-8 (byte thứ {byte})."),
    "cut_short": _("Bản ghi bị cắt ngang ở ký tự thứ {column}; không nhập phần nào của bản ghi này."),
    "not_json": _("Dòng này không phải JSON hợp lệ (ký tự thứ {column})."),
    "no_such_number": _("Bản ghi chứa “{word}”, không phải là một con số."),
    "figure_too_long": _("Bản ghi chứa một con số dài hàng nghìn chữ số; không thể là một thủ tục."),
    "not_an_object": _("Dòng này là JSON nhưng không phải một bản ghi thủ tục."),
    "nameless": _("Bản ghi không có mã và không có định danh nguồn nên không thể nhận ra lần sau."),
    "too_much": _("Bản ghi có một danh sách quá dài hoặc lồng nhau quá sâu; không thể là một thủ tục."),
    "too_long": _("Dòng này dài hơn {most} MB; không phải một bản ghi thủ tục."),
    "file_cut": _("Tệp nén bị cắt ngang sau dòng {line}; phần còn lại chưa được nhập."),
    "file_broken": _("Tệp nén bị hỏng sau dòng {line}; phần còn lại chưa được nhập."),
}
