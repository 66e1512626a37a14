"""Settings of an instance. Everything an operator may set is a ``SAPAR_*`` variable, listed in docs/operating.md."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sapar.config import environment as env

BASE = Path(__file__).resolve().parents[2]
TESTING = "pytest" in sys.modules
if TESTING and "SAPAR_VAR" not in os.environ:  # one folder a run: set for the processes that tests start, gone with it
    os.environ["SAPAR_VAR"] = tempfile.mkdtemp(prefix="sapar-tests-")
    atexit.register(shutil.rmtree, os.environ["SAPAR_VAR"], ignore_errors=True)
VAR = Path(env.text("VAR") or BASE / "var")

# -- what kind of instance this is --------------------------------------------------------------------------------
SAPAR_DEMO = env.flag("DEMO")  # invented people, one-click sign-in, loopback only
SAPAR_PRODUCTION = env.flag("PRODUCTION")
SAPAR_HOME_COUNTRY = env.text("HOME_COUNTRY", "KG")
SAPAR_ADDRESS = env.text("ADDRESS", "http://127.0.0.1:8000")  # what links in messages begin with; keep it short
SAPAR_HELPLINE = env.text("HELPLINE", "+996 312 000 000")
SAPAR_KEYS = env.text("KEYS") or VAR / "keys"
SAPAR_MAY_MAKE_KEYS = not SAPAR_PRODUCTION
SAPAR_CLOCK_MAY_BE_SET = SAPAR_DEMO or TESTING
SAPAR_LEAST_GROUP = int(env.text("LEAST_GROUP", "10"))  # counts of fewer people are not shown
SAPAR_UPLOAD_MEGABYTES = int(env.text("UPLOAD_MEGABYTES", "10"))
SAPAR_IMPORT_MEGABYTES = int(env.text("IMPORT_MEGABYTES", "40"))
SAPAR_SCAN_COMMAND = env.text("SCAN_COMMAND")  # a malware scanner that reads a file from its standard input
SAPAR_BEHIND_PROXY = env.flag("BEHIND_PROXY")  # a proxy of ours that says who asked, and over https
SAPAR_SMS_GATEWAY = env.text("SMS_GATEWAY")  # an apprise URL with {to} where the number goes
SAPAR_ROLES = "sapar.registers.organizations.models.Role"
SAPAR_STANDINGS = "sapar.registers.organizations.standings.standings_of"
SAPAR_MAY_HELP = "sapar.registers.people.queries.consented_help"
SAPAR_CONTACT_PAGE = "sapar.registers.people.pages.contact_page"
SAPAR_DEMO_CAST = "sapar.config.demo.cast.demo_cast"
SAPAR_FRAME = "sapar.portal.frame.frame_of"
SAPAR_LAWBOOK = "sapar.policy.law.book.LawBook"

DEBUG = False
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK if SAPAR_DEMO else env.names("HOSTS", "127.0.0.1,localhost")
if TESTING:
    ALLOWED_HOSTS = [*LOOPBACK, "testserver"]
CSRF_FAILURE_VIEW = "sapar.foundation.accounts.again.stale_token"
CSRF_TRUSTED_ORIGINS = env.names("ORIGINS")
SECRET_KEY = env.text("SECRET_KEY")
if SAPAR_PRODUCTION and (not SECRET_KEY or SAPAR_DEMO):
    raise ImproperlyConfigured("Production needs its own SAPAR_SECRET_KEY, and cannot be the demo.")
SECRET_KEY = SECRET_KEY or "only for demonstration and tests, never for people's data"

# -- rooms --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth.account",
    "allauth.mfa",
    "django_structlog",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    # foundation
    "sapar.foundation.actions.apps.ActionsConfig",
    "sapar.foundation.audit.apps.AuditConfig",
    "sapar.foundation.accounts.apps.AccountsConfig",
    "sapar.foundation.privacy.apps.PrivacyConfig",
    "sapar.foundation.notices.apps.NoticesConfig",
    "sapar.foundation.work.apps.WorkConfig",
    "sapar.foundation.worklists.apps.WorklistsConfig",
    "sapar.foundation.files.apps.FilesConfig",
    "sapar.foundation.reading.apps.ReadingConfig",
    "sapar.foundation.limits.apps.LimitsConfig",
    "sapar.foundation.ui",
    # the cycle
    "sapar.policy.law.apps.LawConfig",
    "sapar.policy.trials.apps.TrialsConfig",
    "sapar.policy.law_review.apps.LawReviewConfig",
    "sapar.registers.organizations.apps.OrganizationsConfig",
    "sapar.registers.people.apps.PeopleConfig",
    "sapar.registers.data_rights.apps.DataRightsConfig",
    "sapar.registers.retention.apps.RetentionConfig",
    "sapar.registers.journeys.apps.JourneysConfig",
    "sapar.registers.imports.apps.ImportsConfig",
    "sapar.registers.duplicates.apps.DuplicatesConfig",
    "sapar.throughout.complaints.apps.ComplaintsConfig",
    "sapar.throughout.settlements.apps.SettlementsConfig",
    "sapar.throughout.costs.apps.CostsConfig",
    "sapar.pre_employment.agency_permits.apps.AgencyPermitsConfig",
    "sapar.pre_employment.job_orders.apps.JobOrdersConfig",
    "sapar.pre_employment.applications.apps.ApplicationsConfig",
    "sapar.pre_employment.contracts.apps.ContractsConfig",
    "sapar.pre_employment.orientation.apps.OrientationConfig",
    "sapar.pre_employment.clearance.apps.ClearanceConfig",
    "sapar.employment.stays.apps.StaysConfig",
    "sapar.employment.assistance.apps.AssistanceConfig",
    "sapar.post_employment.returns.apps.ReturnsConfig",
    "sapar.post_employment.reintegration.apps.ReintegrationConfig",
    "sapar.portal.apps.PortalConfig",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "sapar.foundation.ui.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sapar.foundation.accounts.middleware.ActorMiddleware",
    "sapar.foundation.actions.middleware.ReadOnlyGetMiddleware",
    "sapar.foundation.actions.middleware.ErrorSentencesMiddleware",
    "sapar.foundation.ui.middleware.ErrorPagesMiddleware",
    "sapar.foundation.accounts.second_step.SecondStepMiddleware",
    "sapar.policy.law_review.known.ReviewedLawMiddleware",
]

ROOT_URLCONF = "sapar.config.urls"
WSGI_APPLICATION = "sapar.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "sapar.foundation.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# -- data ---------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.database(VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- people -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["sapar.foundation.accounts.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
SESSION_ENGINE = "sapar.foundation.accounts.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 12  # counted from signing in, however much is done meanwhile
SESSION_COOKIE_NAME = env.cookie("sessionid", secure=SAPAR_PRODUCTION)
CSRF_COOKIE_NAME = env.cookie("csrftoken", secure=SAPAR_PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SAPAR_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "sapar.foundation.ui.said.MessageCookie"
LOGIN_URL = "/sign-in"
SAPAR_STEP_UP_MINUTES = int(env.text("STEP_UP_MINUTES", "15"))  # after which grave acts ask for the second step again
MFA_ADAPTER = "sapar.foundation.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # of allauth only its second factors are used: docs/decisions/0006
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]

# -- languages ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE / "sapar" / "locale"]
LANGUAGE_COOKIE_NAME = env.cookie("django_language", secure=SAPAR_PRODUCTION)
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"

# -- pages --------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files", "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_ROOT: Path | None = VAR / "static"  # `sapar migrate` puts them there: compressed, and named after their content
WHITENOISE_USE_FINDERS = TESTING
if TESTING:
    STATIC_ROOT = None
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
FORM_RENDERER = "sapar.foundation.ui.forms.PlainRenderer"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": SAPAR_PRODUCTION,
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if SAPAR_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SAPAR_PRODUCTION
SECURE_SSL_REDIRECT = SAPAR_PRODUCTION and not SAPAR_BEHIND_PROXY
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SAPAR_BEHIND_PROXY else None

# -- mail and logs ------------------------------------------------------------------------------------------------
EMAIL_HOST = env.text("MAIL_HOST", "localhost")
EMAIL_PORT = int(env.text("MAIL_PORT", "25"))
EMAIL_HOST_USER = env.text("MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("MAIL_TLS")
EMAIL_TIMEOUT = 20
SAPAR_OUTBOUND = env.names("OUTBOUND")  # the hosts that may be connected to; else those of mail and SMS gateway
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "sapar@localhost")
DJANGO_STRUCTLOG_USER_ID_FIELD = None  # logs carry no personal data
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,  # plain tracebacks: local variables hold what people wrote
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": structlog.stdlib.ProcessorFormatter, "processor": structlog.processors.JSONRenderer()}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
