"""Settings, split by concern; what an installation may change comes from its environment or its home."""

from motcua.settings.environment import *  # isort: skip
from motcua.settings.database import *  # isort: skip
from motcua.settings.apps import *  # isort: skip
from motcua.settings.pages import *  # isort: skip
from motcua.settings.security import *  # isort: skip
from motcua.settings.outside import *  # isort: skip
