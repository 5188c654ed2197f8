"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class AgencyUnknown(NotFound):
    """There is no such agency on that day."""

    code = "organisations.agency_unknown"
    message = _("Không có cơ quan “{agency}” vào ngày {day}.")


class AgencyCodeTaken(Refused):
    """Another agency bears this code."""

    code = "organisations.agency_code_taken"
    message = _("Mã cơ quan “{agency_code}” đã có trong sổ tổ chức.")


class KindUnknown(Invalid):
    """No such kind of agency is known."""

    code = "organisations.kind_unknown"
    message = _("Không có loại cơ quan “{kind}”.")


class ParentMissing(Invalid):
    """An agency of this kind and level must stand below another."""

    code = "organisations.parent_missing"
    message = _("“{agency}” chưa có cơ quan cấp trên; chỉ {alone} mới đứng đầu một nhánh.")


class ParentDoesNotCover(Invalid):
    """The parent is not there on all days of the agency."""

    code = "organisations.parent_does_not_cover"
    message = _("Cơ quan cấp trên “{parent}” không tồn tại trong suốt thời gian của “{agency}” (từ {since}).")


class OwnAncestor(Invalid):
    """The agency would stand below itself."""

    code = "organisations.own_ancestor"
    message = _("“{agency}” không thể trực thuộc “{parent}”, vì “{parent}” đang ở bên dưới hoặc chính là nó.")


class TermOverlaps(Refused):
    """The agency is already described for some of these days."""

    code = "organisations.term_overlaps"
    message = _("“{agency}” đã có thông tin từ {since}; thay đổi phải bắt đầu sau ngày đó.")


class NothingChanged(Refused):
    """The new description says what the present one says."""

    code = "organisations.nothing_changed"
    message = _("Thông tin mới của “{agency}” không khác gì hiện tại.")


class StillHasChildren(Refused):
    """Agencies stand below it after that day."""

    code = "organisations.still_has_children"
    message = _("Chưa thể giải thể “{agency}”: sau ngày {day} còn {count} đơn vị trực thuộc ({some}).")


class StillHasHolders(Refused):
    """Officers hold its posts after that day."""

    code = "organisations.still_has_holders"
    message = _("Chưa thể đóng “{what}”: sau ngày {day} còn {count} người giữ chức danh ({some}).")


class IdentifierMalformed(Invalid):
    """The code is not built as Decision 20/2020 wants."""

    code = "organisations.identifier_malformed"
    message = _("“{identifier}” không đúng cấu trúc mã định danh (ví dụ H08, H08.12, H08.31.05).")


class IdentifierTaken(Refused):
    """The code is or was another agency's; a closed code is never given again."""

    code = "organisations.identifier_taken"
    message = _("Mã định danh {identifier} đang hoặc đã từng thuộc “{holder}”; mã đã đóng không cấp lại.")


class AliasKnown(Refused):
    """The agency already goes by this name."""

    code = "organisations.alias_known"
    message = _("“{agency}” đã có tên gọi “{alias}” trong thời gian này.")


class AliasEmpty(Invalid):
    """The name has no letter or figure."""

    code = "organisations.alias_empty"
    message = _("Tên gọi khác phải có ít nhất một chữ cái hoặc chữ số.")


class ClassUnknown(NotFound):
    """No group of agencies goes by this phrase."""

    code = "organisations.class_unknown"
    message = _("Chưa biết “{phrase}” là những cơ quan nào.")


class NotAOneStop(Invalid):
    """The agency's kind does not receive dossiers."""

    code = "organisations.not_a_one_stop"
    message = _("“{agency}” không phải là bộ phận một cửa.")


class ScopeKnown(Refused):
    """The unit already receives for this agency on some of these days."""

    code = "organisations.scope_known"
    message = _("“{unit}” đã tiếp nhận cho “{agency}” trong thời gian này.")


class SuccessionImpossible(Invalid):
    """An agency cannot succeed itself, and shares lie above 0 and at most 1."""

    code = "organisations.succession_impossible"
    message = _("Kế thừa phải giữa hai cơ quan khác nhau, phần kế thừa lớn hơn 0 và không quá 1.")


class SuccessionKnown(Refused):
    """This succession is on record, or all of the old agency is already given away."""

    code = "organisations.succession_known"
    message = _("Kế thừa từ “{old}” sang “{new}” đã được ghi, hoặc phần kế thừa cộng lại vượt quá 1.")


class PostUnknown(NotFound):
    """There is no such post on that day."""

    code = "organisations.post_unknown"
    message = _("Không có chức danh “{post}” vào ngày {day}.")


class PostCodeTaken(Refused):
    """Another post bears this code."""

    code = "organisations.post_code_taken"
    message = _("Mã chức danh “{post_code}” đã có trong sổ tổ chức.")


class RoleUnknown(Invalid):
    """No such role is known."""

    code = "organisations.role_unknown"
    message = _("Không có vai trò “{role}”.")


class OfficerUnknown(NotFound):
    """There is no such officer."""

    code = "organisations.officer_unknown"
    message = _("Không có cán bộ “{officer}” trong sổ tổ chức.")


class OfficerCodeTaken(Refused):
    """Another officer bears this code."""

    code = "organisations.officer_code_taken"
    message = _("Mã cán bộ “{officer_code}” đã thuộc người khác.")


class LoginTaken(Refused):
    """Another officer is to get this login."""

    code = "organisations.login_taken"
    message = _("Tên đăng nhập “{login}” đã dành cho cán bộ khác.")


class AccountLinked(Refused):
    """The account or the officer is linked to another."""

    code = "organisations.account_linked"
    message = _("Tài khoản này hoặc cán bộ “{officer}” đã gắn với nhau từ trước hoặc với người khác.")


class NameEmpty(Invalid):
    """A name must have letters."""

    code = "organisations.name_empty"
    message = _("Tên không được để trống.")


class AlreadyHolds(Refused):
    """The officer holds the post on some of these days."""

    code = "organisations.already_holds"
    message = _("{officer} đã giữ chức danh “{post}” trong thời gian này (từ {since}).")


class HoldingUnknown(NotFound):
    """There is no such holding."""

    code = "organisations.holding_unknown"
    message = _("Không có việc giữ chức danh này.")


class HoldingOver(Refused):
    """The holding ended before, or had not begun."""

    code = "organisations.holding_over"
    message = _("Ngày thôi giữ chức danh phải từ {since} đến {until}.")


class TasksStillHeld(Refused):
    """Tasks are in the officer's hands; someone must take them."""

    code = "organisations.tasks_still_held"
    message = _(
        "{officer} còn {count} việc chưa xong ở chức danh “{post}”. Hãy chọn người nhận bàn giao trước."
    )


class CannotReceiveTasks(Refused):
    """Tasks go to someone else who holds the same post that day."""

    code = "organisations.cannot_receive_tasks"
    message = _("{officer} không giữ chức danh “{post}” vào ngày {day} nên không nhận bàn giao được.")


class LeaveOverlaps(Refused):
    """The officer is on leave on some of these days already."""

    code = "organisations.leave_overlaps"
    message = _("{officer} đã có đợt nghỉ trùng những ngày này (từ {since} đến {until}).")


class CoverAway(Refused):
    """Who should stand in is on leave himself."""

    code = "organisations.cover_away"
    message = _("{officer} cũng nghỉ trong những ngày này (từ {since} đến {until}), không thay được.")


class StandsIn(Refused):
    """Who would be away stands in for another on some of these days."""

    code = "organisations.stands_in"
    message = _(
        "{officer} đang được phân thay {absent} từ {since} đến {until}; "
        "cần phân người khác thay {absent} trước."
    )


class LeaveUnknown(NotFound):
    """There is no such leave."""

    code = "organisations.leave_unknown"
    message = _("Không có đợt nghỉ này.")


class LeaveOver(Refused):
    """The leave is over."""

    code = "organisations.leave_over"
    message = _("Đợt nghỉ đã hết ngày {until}.")


class DaysReversed(Invalid):
    """The last day lies before the first."""

    code = "organisations.days_reversed"
    message = _("Ngày cuối {until} lại trước ngày đầu {since}.")


class DelegationUnknown(NotFound):
    """There is no such delegation."""

    code = "organisations.delegation_unknown"
    message = _("Không có ủy quyền này.")


class DelegationOver(Refused):
    """The delegation is over."""

    code = "organisations.delegation_over"
    message = _("Ủy quyền đã hết hiệu lực ngày {until}.")


class RoleNotGivable(Invalid):
    """A post lends only roles that it bears on the first day itself, and never borrowed ones."""

    code = "organisations.role_not_givable"
    message = _("Chức danh “{giver}” không có vai trò “{role}” vào ngày {day} nên không ủy quyền được.")


class RollUnreadable(Invalid):
    """The file is no list of officers."""

    code = "organisations.roll_unreadable"
    message = _("{why}")


class AgencyRewritten(Refused):
    """A pack says of an agency, for the same days, something else than the register."""

    code = "organisations.agency_rewritten"
    message = _(
        "Sổ tổ chức đã ghi “{agency}” (từ {since}) khác với gói này; hãy thêm mục mới với ngày hiệu lực mới."
    )


class PostRewritten(Refused):
    """A pack says of a post, for the same days, something else than the register."""

    code = "organisations.post_rewritten"
    message = _("Sổ tổ chức đã ghi chức danh “{post}” khác với gói này.")
