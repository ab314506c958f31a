"""The parts, their order, and the languages."""

from django.utils.translation import gettext_lazy as _

from shenava.config.settings.env import DOCUMENTED, PROJECT

DOCUMENTED_SETTINGS = DOCUMENTED
FRONTEND_DIST = PROJECT / "frontend" / "dist"
FONTS_DIR = FRONTEND_DIST / "fonts"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "csp",
    "shenava.foundation.accounts",
    "shenava.foundation.audit",
    "shenava.foundation.events",
    "shenava.foundation.features",
    "shenava.foundation.files",
    "shenava.foundation.realtime",
    "shenava.foundation.search",
    "shenava.domain.organization",
    "shenava.domain.people",
    "shenava.domain.channels",
    "shenava.domain.journeys",
    "shenava.domain.catalogue",
    "shenava.domain.touchpoints",
    "shenava.domain.cases",
    "shenava.domain.policies",
    "shenava.domain.intelligence",
    "shenava.domain.surveys",
    "shenava.domain.improvement",
    "shenava.entrypoints.ui",
    "shenava.entrypoints.commands",
    "shenava.config",
]

MIDDLEWARE = [
    "shenava.foundation.web.requests.RequestIdentity",
    "shenava.foundation.health.requests.RequestsCounted",
    "shenava.foundation.web.requests.LoopbackOnly",
    "django.middleware.security.SecurityMiddleware",
    "shenava.foundation.web.compression.PagesCompressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "shenava.foundation.web.problems.ProblemPages",
    "shenava.foundation.audit.reads.ReadsWritten",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "shenava.foundation.accounts.sessions.IdleTimeOut",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shenava.entrypoints.ui.preferences.PreferenceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "shenava.config.urls"
WSGI_APPLICATION = "shenava.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [
            PROJECT / "src/shenava/entrypoints/ui/templates",
            PROJECT / "src/shenava/entrypoints/portal/templates",
            PROJECT / "src/shenava/entrypoints/desk/templates",
        ],
        "OPTIONS": {
            "environment": "shenava.entrypoints.ui.environment.environment",
            "context_processors": ["shenava.entrypoints.ui.context.for_every_page"],
        },
    }
]

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FIRST_DAY_OF_WEEK = 6

STATIC_URL = "/static/"
STATIC_ROOT = FRONTEND_DIST
WHITENOISE_ROOT = None
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_USE_FINDERS = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True
FORMAT_MODULE_PATH: list[str] = []
