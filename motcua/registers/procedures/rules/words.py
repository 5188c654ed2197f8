"""The closed lists of this room: channels, units of time, kinds of fees, and how a record may land."""

from enum import StrEnum


class Channel(StrEnum):
    """Cách thức thực hiện."""

    DIRECT = "DIRECT"
    POSTAL = "POSTAL"
    ONLINE = "ONLINE"


class Unit(StrEnum):
    """The unit of a limit. SAME_DAY has a cut-off hour; NONE is no limit; OTHER cannot be reckoned with."""

    HOUR = "HOUR"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    SAME_DAY = "SAME_DAY"
    NONE = "NONE"
    OTHER = "OTHER"


COUNTED = frozenset({Unit.HOUR, Unit.WORKING_DAY, Unit.DAY, Unit.MONTH})
"""Units that need a quantity."""

HOURS_A_DAY = 8
SAME_DAY_CUT_OFF = 15
"""After this hour a same-day procedure is answered on the next working day."""


class FeeKind(StrEnum):
    """Phí, lệ phí, giá dịch vụ; OTHER is a word we do not know."""

    FEE = "FEE"
    LEVY = "LEVY"
    PRICE = "PRICE"
    OTHER = "OTHER"


class AmountKind(StrEnum):
    """What is known of an amount: a sum, truly nothing to pay, only words, or nothing said at all."""

    FIXED = "FIXED"
    FREE = "FREE"
    BY_TEXT = "BY_TEXT"
    UNSAID = "UNSAID"


class Handling(StrEnum):
    """What is done with a paper: handed in, shown and given back, or it is a remark and no paper."""

    SUBMIT = "SUBMIT"
    SHOW = "SHOW"
    REMARK = "REMARK"


class Need(StrEnum):
    """Whether a paper is always needed, or under a condition, or the source does not say."""

    ALWAYS = "ALWAYS"
    CONDITIONAL = "CONDITIONAL"
    UNSAID = "UNSAID"


class Kind(StrEnum):
    """Loại thủ tục in the national database, and the administration's own (nội bộ)."""

    STANDARD = "STANDARD"
    SPECIFIC = "SPECIFIC"
    STANDARD_INTERNAL = "STANDARD_INTERNAL"
    LOCAL_INTERNAL = "LOCAL_INTERNAL"
    UNSAID = "UNSAID"


class Source(StrEnum):
    """Whose word a version is: the province's own publication, or the national record."""

    PROVINCE = "PROVINCE"
    NATIONAL = "NATIONAL"


class Shape(StrEnum):
    """The two shapes of national records: a heading of the list, or the full record."""

    HEADING = "HEADING"
    FULL = "FULL"


class Landing(StrEnum):
    """How a national record landed."""

    NEW = "new"
    NEW_VERSION = "new_version"
    SAME = "same"
    REFUSED = "refused"
