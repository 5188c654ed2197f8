"""The refusals of this room."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid
from motcua.foundation.forms.models import FieldError, FormProblem


class InvalidForm(Invalid):
    """A form's text is not as docs/forms.md says; every problem stands in `problems`."""

    code = "forms.invalid_form"
    message = _("Biểu mẫu viết chưa đúng ở {count} chỗ. Chỗ đầu tiên: {first}")

    def __init__(self, problems: Sequence[FormProblem]) -> None:
        self.problems = tuple(problems)
        way = "/".join(str(step) for step in problems[0].path)
        super().__init__(count=len(problems), first=f"{way}: {problems[0].sentence}")


class InvalidAnswers(Invalid):
    """Answers do not fit their form; every error stands in `errors`."""

    code = "forms.invalid_answers"
    message = _("Có {count} mục cần xem lại. Mục đầu tiên: {first}")

    def __init__(self, errors: Sequence[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__(count=len(errors), first=errors[0].sentence)
