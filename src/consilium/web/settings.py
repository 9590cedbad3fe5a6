"""Settings of the web application on one's own computer. Nothing here calls outside, and nothing is logged."""

import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from consilium.web.folder import default_folder

HERE = Path(__file__).parent
FOLDER = default_folder()

#: New at each start: what it signs (forms, sessions) lives no longer than the program runs.
SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "consilium.web.urls"
INSTALLED_APPS = ["consilium.web.store", "django.contrib.sessions", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "consilium.web.gate.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "consilium.web.uploads.kept_or_gone",
    "django.middleware.csrf.CsrfViewMiddleware",
    "consilium.web.gate.let_in",
    "consilium.web.errors.told",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE, HERE.parent / "report" / "templates"],
        "OPTIONS": {
            "environment": "consilium.web.templating.environment",
            "context_processors": ["consilium.web.journey.around"],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER.database,
        "OPTIONS": {
            # One file that is whole at any moment, so that a copy of the folder is a backup; what is acknowledged is
            # on the disk; what is deleted is overwritten.
            "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

#: Sessions hold the key of an opened box: they stay in memory, and end with the program.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_NAME = "consilium"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would lose the cookie when the browser is opened from outside
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "consilium.web.errors.form_too_old"

#: What is uploaded goes straight into a sealed file: it never lies open in a temporary folder.
FILE_UPLOAD_HANDLERS = ["consilium.web.uploads.SealingHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [HERE.parent / "locale"]
LANGUAGE_COOKIE_NAME = "consilium_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static", HERE.parent / "report" / "style"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING_CONFIG = None  # nothing a person does is written anywhere
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
