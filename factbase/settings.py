"""Every setting in one file. What a newsroom may change is read from the environment, by the names in README.md."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from factbase.embedded import data_folder, locations
from factbase.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

EMBEDDED = locations(data_folder())

# --- Who may talk to us ---------------------------------------------------------------------------------------------
DEBUG = env.bool("FACTBASE_DEBUG", default=False)
SECRET_KEY = env.str("FACTBASE_SECRET_KEY", default="") or secret_key(EMBEDDED.secret_key_file)
ALLOWED_HOSTS = env.list("FACTBASE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_URL = env.str("FACTBASE_URL", default="").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- The newsroom ---------------------------------------------------------------------------------------------------
NEWSROOM = env.str("FACTBASE_NEWSROOM", default="Example Newsroom")
LANGUAGE_CODE = env.str("FACTBASE_LANGUAGE", default="en")
LANGUAGES = [("en", _("English")), ("de", _("German")), ("fr", _("French"))]
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = env.str("FACTBASE_TIME_ZONE", default="Europe/Luxembourg")
USE_TZ = True
FORMAT_MODULE_PATH = ["factbase.formats"]
LOCALE_PATHS = [BASE_DIR / "factbase/locale"]

# --- What comes in --------------------------------------------------------------------------------------------------
FETCH_PRIVATE = env.bool("FACTBASE_FETCH_PRIVATE", default=False)
UPLOAD_LIMIT = env.int("FACTBASE_UPLOAD_LIMIT", default=10_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT + 1_000_000
MAX_ATTEMPTS = 5

# --- What goes out --------------------------------------------------------------------------------------------------
# Seconds that a receiver of webhooks has for its answer.
WEBHOOK_TIMEOUT = 15.0

# --- The language model: off unless there is an address. With one, the texts of all articles are sent there. --------
MODEL_URL = env.str("FACTBASE_MODEL_URL", default="")
MODEL_NAME = env.str("FACTBASE_MODEL_NAME", default="")
MODEL_KEY = env.str("FACTBASE_MODEL_KEY", default="")
# Seconds for one article with all its pieces and attempts.
MODEL_TIMEOUT = env.int("FACTBASE_MODEL_TIMEOUT", default=120)

# --- The embedder: a wheel, unless there is an address. With one, the sentences of all claims are sent there. ---------
EMBEDDER_URL = env.str("FACTBASE_EMBEDDER_URL", default="")
EMBEDDER_NAME = env.str("FACTBASE_EMBEDDER_NAME", default="")
EMBEDDER_KEY = env.str("FACTBASE_EMBEDDER_KEY", default="")

# --- Language models that ask us (`manage.py mcp`): the API key with which the one at our streams does. ---------------
MCP_KEY = env.str("FACTBASE_MCP_KEY", default="")

# Seconds; longer than a fetch or a model may take. An article that waited so long has no worker: its message was lost.
STALLED_AFTER = env.int("FACTBASE_STALLED_AFTER", default=60 + MODEL_TIMEOUT if MODEL_URL else 60)

INSTALLED_APPS = [
    "factbase",
    "factbase.history",
    "factbase.access",
    "factbase.policies",
    "factbase.leases",
    "factbase.drafts",
    "factbase.changes",
    "factbase.webhooks",
    "articles",
    "claims",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "rest_framework",
    "rest_framework_api_key",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factbase.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factbase.access.languages.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "factbase.urls"
WSGI_APPLICATION = "factbase.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "factbase.context_processors.newsroom",
                "claims.publication.standing.context.standing",
            ],
        },
    },
]

# --- Storage --------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=EMBEDDED.database_url, engine="factbase.postgres")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "factbase.counting.CountingCache",
        "LOCATION": REDIS_URL or EMBEDDED.cache_url,
        "KEY_PREFIX": "factbase",
        # A hung queue must not hang a page.
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
}

# --- Workers --------------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL or EMBEDDED.broker_url
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 240
# A lost message costs ten seconds, not the publisher's patience: the status column is the queue.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Must exceed the hard time limit, or a long task is started twice.
    "visibility_timeout": 300,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_BEAT_SCHEDULE = {
    "nudge waiting articles": {"task": "articles.tasks.nudge_waiting", "schedule": min(10, STALLED_AFTER)},
    "poll due feeds": {"task": "articles.tasks.poll_due_feeds", "schedule": 60.0},
    # The time between two questions to one host.
    "look at due pages": {"task": "articles.tasks.look_at_due_pages", "schedule": 10.0, "options": {"expires": 10}},
    # They expire, so that none queue up behind a long ingest.
    "index waiting claims": {"task": "claims.tasks.index_waiting", "schedule": 10.0, "options": {"expires": 10}},
    "renew links": {"task": "claims.tasks.renew_links", "schedule": 10.0, "options": {"expires": 10}},
    "count decisions": {"task": "claims.tasks.keep_counts", "schedule": 300.0, "options": {"expires": 300}},
    "publish due entries": {
        "task": "claims.tasks.publish_due_entries",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "take due copies": {"task": "claims.tasks.take_due_copies", "schedule": 30.0, "options": {"expires": 30}},
    "send webhooks": {"task": "factbase.webhooks.tasks.send_webhooks", "schedule": 5.0, "options": {"expires": 5}},
    "tell operators": {"task": "factbase.webhooks.tasks.tell_operators", "schedule": 60.0, "options": {"expires": 60}},
    "forget deliveries": {"task": "factbase.webhooks.tasks.forget_deliveries", "schedule": 3600.0},
    "forget addresses of readers": {"task": "claims.tasks.forget_addresses", "schedule": 86_400.0},
    "count search terms": {"task": "claims.tasks.count_terms", "schedule": 600.0, "options": {"expires": 600}},
}

# --- People ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "public:entries"
ACCOUNT_ADAPTER = "factbase.access.adapter.ClosedSignupAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
EMAIL_CONFIG = env.email("FACTBASE_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20

# --- Pages ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.str("FACTBASE_STATIC", default=str(EMBEDDED.static))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
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
    }
}

# --- API ------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["factbase.access.authentication.DeskAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "factbase.api_errors.problem",
    "DEFAULT_THROTTLE_CLASSES": ["factbase.access.throttling.CallerThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": env.str("FACTBASE_RATE", default="120/min"),
        "key": env.str("FACTBASE_KEY_RATE", default="1200/min"),
        "draft": "30/min",
    },
    "UNAUTHENTICATED_USER": None,
    # How many proxies of ours a request passes: only they are believed about whose address it comes from.
    "NUM_PROXIES": env.int("FACTBASE_PROXIES", default=0),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "factbase",
    "DESCRIPTION": (
        "Verified entries with their claims and typed figures. A typed Python client is made of this document by"
        " `openapi-python-client generate --config client.yaml --meta none --url …`, where `client.yaml` says"
        " `content_type_overrides: {application/x-ndjson: application/octet-stream}`."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "ArticleState": "factbase.workflow.ArticleState",
        "ClaimState": "factbase.workflow.ClaimState",
        "EntryState": "factbase.workflow.EntryState",
        "LinkState": "factbase.workflow.LinkState",
        "AnchorState": "claims.models.Anchor.State",
        "LintKind": "claims.api.shapes.lint.KINDS",
        "Relation": "claims.models.link.Relation",
        "LintRelation": "claims.api.shapes.lint.RELATIONS",
        "EntryMessageType": "claims.api.shapes.webhooks.ENTRY_TYPES",
        "ClaimMessageType": "claims.api.shapes.webhooks.CLAIM_TYPES",
        "LinkMessageType": "claims.api.shapes.webhooks.LINK_TYPES",
    },
    "WEBHOOKS": [f"claims.api.webhooks.{name}" for name in ("ENTRY", "CLAIM", "LINK", "TRIAL")],
}
UNFOLD = {
    "SITE_TITLE": "factbase",
    "SITE_HEADER": "factbase",
    "SITE_SYMBOL": "fact_check",
    "SITE_URL": "/desk/",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname:7} {name}: {message}", "style": "{", "datefmt": "%H:%M:%S"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("FACTBASE_LOG_LEVEL", default="INFO")},
    "loggers": {
        "httpx2": {"level": "WARNING"},
        "trafilatura": {"level": "ERROR"},
        "htmldate": {"level": "ERROR"},
        "pypdf": {"level": "ERROR"},
    },
}
