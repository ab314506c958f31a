"""All settings of the product, put together from one file a matter."""

from shenava.config.settings.base import *  # noqa: F403 - Django reads settings as one flat module
from shenava.config.settings.data import *  # noqa: F403 - see above
from shenava.config.settings.database import *  # noqa: F403 - see above
from shenava.config.settings.logging import *  # noqa: F403 - see above
from shenava.config.settings.mail import *  # noqa: F403 - see above
from shenava.config.settings.security import *  # noqa: F403 - see above
