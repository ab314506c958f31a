"""How e-mail leaves; without an address for it nothing leaves and the outbox page shows each message."""

from urllib.parse import unquote, urlsplit

from shenava.config.settings import env

_parts = urlsplit(env.EMAIL_URL.text)

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.EMAIL_URL.text
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_LEAVES = bool(env.EMAIL_URL.text)
EMAIL_HOST = _parts.hostname or ""
EMAIL_PORT = _parts.port or 25
EMAIL_HOST_USER = unquote(_parts.username or "")
EMAIL_HOST_PASSWORD = unquote(_parts.password or "")
EMAIL_USE_SSL = _parts.scheme == "smtps"
EMAIL_USE_TLS = _parts.scheme == "smtp+starttls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.EMAIL_FROM.text
