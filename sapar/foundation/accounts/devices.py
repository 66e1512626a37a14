"""On what somebody signed in, in plain words: the browser and the system by name, as their owner would say it."""

from django.utils.translation import gettext as _

# The first that is found counts: browsers claim to be their rivals, so the special come before the general.
BROWSERS = (
    ("SamsungBrowser", "Samsung Internet"),
    ("YaBrowser", "Yandex Browser"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_in(user_agent: str) -> str:
    """Return the device a request names, such as ``Chrome, Android``; empty for one that says nothing we know."""
    found = (next((name for sign, name in names if sign in user_agent), "") for names in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found))


def in_words(device: str) -> str:
    """Return a kept device as its owner reads it."""
    return device or _("A device we do not know")
