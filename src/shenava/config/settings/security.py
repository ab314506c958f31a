"""Who may reach the pages, and what a browser may do with them."""

from csp.constants import NONE, SELF

from shenava.config.settings import env

DEBUG = env.DEBUG.is_on
BEHIND_PROXY = env.BEHIND_PROXY.is_on
PUBLIC_URL = (env.PUBLIC_URL.text or f"http://localhost:{env.PORT.text}").rstrip("/")
LIVE_URL = (env.LIVE_URL.text or f"http://localhost:{env.LIVE_PORT.text}").rstrip("/")
LIVE_ALLOWED_ORIGINS = sorted({PUBLIC_URL, PUBLIC_URL.replace("//localhost", "//127.0.0.1")})

ALLOWED_HOSTS = [*env.HOSTS.items, "localhost", "127.0.0.1", "[::1]"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
_SECURE = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "shenava.foundation.accounts.sessions"
SESSION_IDLE_SECONDS = 2 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "shenava.entrypoints.ui.failures.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],
        "connect-src": [SELF, LIVE_URL],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["shenava.foundation.accounts.entering.Entering"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/desk/sign-in/"
AUDIT_FLUSH_SECONDS = 1.0
METRICS_TOKEN = env.METRICS_TOKEN.text
