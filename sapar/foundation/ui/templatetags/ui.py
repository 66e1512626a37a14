"""The tags of the UI kit. ``{% show it %}`` renders a component; the others are for templates without view models."""

from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sapar.foundation.ui import components, icons
from sapar.foundation.ui import context as frames
from sapar.foundation.ui.forms import problems_of
from sapar.foundation.ui.words import Words
from sapar.foundation.ui.words import say as fill

register = template.Library()


def render(context: Context, name: str, **values: object) -> SafeString:
    """Render a partial with these values alone, and the request's CSRF token for the forms in it."""
    inner = context.new({"csrf_token": context.get("csrf_token", ""), **values})
    assert context.template is not None  # noqa: S101 - always set while rendering
    rendered: SafeString = context.template.engine.get_template(name).render(inner)
    return rendered


@register.simple_tag(takes_context=True)
def show(context: Context, it: components.Component | None) -> SafeString:
    """Render a component with its own template; nothing for None."""
    return render(context, it.template_name, it=it) if it else SafeString("")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Put a single SVG icon into the page: ``{% icon "check-circle" %}``."""
    return icons.icon(name, label)


@register.simple_tag
def say(message: Words, **values: object) -> str:
    """Fill the places of a translated message: ``{% say _("Do by: {date}") date=due %}``."""
    return str(fill(message, **values))


@register.simple_tag(takes_context=True)
def tag(context: Context, state: str, word: Words = "") -> SafeString:
    """Show the tag of a state by its name: ``{% tag "granted" %}``."""
    return show(context, components.tag_for(state, word))


@register.simple_tag
def reference(digits: str) -> SafeString:
    """Write a reference in threes."""
    return format_html('<span class="reference" translate="no">{}</span>', components.Reference(digits).spoken)


@register.simple_tag(takes_context=True)
def who_sees(context: Context, people: Words, label: Words = components.WHO_SEES) -> SafeString:
    """Show the strip that says who sees this part; an empty ``label`` leaves a sentence of its own."""
    return show(context, components.WhoSees(people, label))


@register.simple_tag(takes_context=True)
def error_summary(context: Context, form: BaseForm | None) -> SafeString:
    """Show what to mend above the h1, with focus and a link to each field; nothing where all is well."""
    if form is None or not form.errors:
        return SafeString("")
    return render(context, "ui/forms/error_summary.html", problems=list(problems_of(form)))


@register.simple_tag(takes_context=True)
def language_switch(context: Context) -> SafeString:
    """Show the languages in their own names; the switch keeps the page."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return SafeString("")
    languages = [{"code": code, "name": name, "here": code == get_language()} for code, name in settings.LANGUAGES]
    return render(context, "ui/parts/languages.html", languages=languages, next=request.get_full_path())


@register.simple_tag
def request_id() -> str:
    """Return the id under which this request is logged."""
    return frames.request_id()


@register.simple_tag
def asset(path: str) -> str:
    """Return the URL of a static file; empty, not an error, where files are missing: the error page needs it."""
    try:
        return static(path)
    except ValueError:
        return ""


@register.filter
def has_errors(form: Any) -> bool:
    """Say whether a form has errors; False for anything that is not a form."""
    return bool(getattr(form, "errors", False))
