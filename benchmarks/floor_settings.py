"""Django as it comes, on Shenava's database backend: the floor that filing is compared with."""

from shenava.config.settings import *  # noqa: F403 - the same database and models is the point

ROOT_URLCONF = "floor"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
