"""Where the sentences wait that the next page says: a signed cookie, for this host alone where cookies are secure."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessageCookie(CookieStorage):
    """Django's cookie of messages, under the name that production gives every cookie."""

    cookie_name = "__Host-messages" if settings.SESSION_COOKIE_SECURE else "messages"
