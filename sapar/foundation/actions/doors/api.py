"""The API door: one endpoint an action, generated from its signature.

``POST /api/v1/<records>/<ref>/<action>`` with the answers as JSON. ``Idempotency-Key`` makes it act once, ``If-Match``
names the version of the record that was read. Two ways in: ``Authorization: Bearer`` with a member's token, which does
what it was made for and needs no cookie; or a signed-in session, with Django's CSRF token.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest
from ninja import Header, NinjaAPI, Router, Schema
from ninja.errors import AuthenticationError
from ninja.errors import ValidationError as SchemaError
from ninja.security import APIKeyCookie, HttpBearer
from pydantic import ConfigDict, Field, create_model

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.tokens import READ, OutsideScope, check_scope
from sapar.foundation.actions.asking import Parameter
from sapar.foundation.actions.errors import ActionError, SecondStepAgain
from sapar.foundation.actions.middleware import SAFE
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.files.uploads import Upload
from sapar.foundation.money import Money


class TokenActor(HttpBearer):
    """A member's token. ``ActorMiddleware`` has found whose it is; one that opens nothing ends the matter here."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return the member whose token it is, for reading if that is in its scope."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not actor.token:
            raise AuthenticationError
        if request.method in SAFE:
            check_scope(actor, READ)
        return actor


class SessionActor(APIKeyCookie):
    """A signed-in session, with the CSRF token that goes with it."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Return the actor of a signed-in account; visitors have pages, not an API."""
        actor = request.actor  # type: ignore[attr-defined]
        return actor if actor.account else None


class MoneyGiven(Schema):
    """An amount (decimal text) and its ISO 4217 currency."""

    amount: Decimal
    currency: Annotated[str, Field(min_length=3, max_length=3)]


class FileGiven(Schema):
    """A file: its name, and its content in base64."""

    name: Annotated[str, Field(max_length=200)]
    content: str


class Answered(Schema):
    """What came of an action."""

    ref: str
    state: str
    version: int
    event: int
    repeated: bool


class Problem(Schema):
    """Why something did not happen: a code, a sentence in the caller's language, and what to mend by field."""

    code: str
    sentence: str
    fields: dict[str, list[str]] = {}


PROBLEMS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)


class Answers(Schema):
    """The answers to an action: those it asks and no others."""

    model_config = ConfigDict(extra="forbid")


def schema_of(action: Action) -> type[Answers]:
    """Return the schema of an action's body."""
    fields: dict[str, Any] = {name: _field(parameter) for name, parameter in action.parameters.items()}
    name = "".join(word.title() for word in action.name.split("_"))
    made: type[Answers] = create_model(name, __base__=Answers, **fields)
    return made


def _field(parameter: Parameter) -> tuple[Any, Any]:
    known: dict[Any, Any] = {date: date, int: int, bool: bool, Decimal: Decimal, Money: MoneyGiven, Upload: FileGiven}
    kind = parameter.choices or known.get(parameter.type, str)
    if kind is str:
        kind = Annotated[str, Field(max_length=parameter.ask.max_length)]
    default = ... if parameter.required else parameter.default
    return (kind if parameter.required else kind | None, Field(default, description=str(parameter.ask.label)))


def add_endpoint(router: Router, action: Action) -> None:
    """Add the endpoint of one action."""
    path = f"/{action.subject._meta.app_label}/{{ref}}/{action.slug}"
    router.post(
        path,
        response={200: Answered, **PROBLEMS},
        operation_id=action.name,
        summary=str(action.label),
        description=action.body.__doc__,
        tags=[action.subject._meta.app_label],
    )(_endpoint(action, schema_of(action)))


def _endpoint(action: Action, schema: type[Answers]) -> Callable[..., Any]:
    def endpoint(
        request: HttpRequest,
        ref: str,
        answers: Any,
        key: str = Header("", alias="Idempotency-Key", max_length=64),  # type: ignore[type-arg]
        version: int | None = Header(None, alias="If-Match"),  # type: ignore[type-arg]
    ) -> Any:
        record = action.subject.objects.filter(ref=ref).first()
        if record is None:
            raise Http404
        record = record.as_it_goes_on()
        _within_scope(request.actor, action, ref)  # type: ignore[attr-defined]
        given = answers.model_dump(exclude_unset=True)
        outcome = action(record, by=request.actor, key=key, seen=version, **given)  # type: ignore[attr-defined]
        made = outcome.record
        return Answered(
            ref=made.ref,
            state=str(getattr(made, "state", "")),
            version=made.version,
            event=outcome.event.pk,
            repeated=outcome.repeated,
        )

    endpoint.__annotations__["answers"] = schema
    return endpoint


def _within_scope(actor: Actor, action: Action, ref: str) -> None:
    """Refuse what a token was not made for, and record the attempt."""
    try:
        check_scope(actor, action.slug)
    except OutsideScope as refusal:
        with transaction.atomic():
            append_refusal(
                action=action.name,
                actor_key=actor.key,
                subject_type=action.subject._meta.label_lower,
                subject_ref=ref[:40],
                code=refusal.code,
            )
        raise


def make_api() -> NinjaAPI:
    """Return the API of this instance, with an endpoint for every action that has a button."""
    api = NinjaAPI(title="Sapar", version="1", auth=[TokenActor(), SessionActor()], docs_url=None, urls_namespace="api")
    router = Router()
    for action in ACTIONS.values():
        if action.has_button:
            add_endpoint(router, action)
    api.add_router("", router)
    api.exception_handler(ActionError)(lambda request, error: _problem(api, request, error.status, error.code, error))
    api.exception_handler(SecondStepAgain)(
        lambda request, error: _problem(api, request, 403, error.code, error.sentence)
    )
    api.exception_handler(Http404)(lambda request, error: _problem(api, request, 404, "not_found", ""))
    api.exception_handler(ValidationError)(lambda request, error: _invalid(api, request, error))
    api.exception_handler(SchemaError)(lambda request, error: _unreadable(api, request, error))
    return api


def _problem(api: NinjaAPI, request: HttpRequest, status: int, code: str, sentence: Any) -> Any:
    return api.create_response(request, {"code": code, "sentence": str(sentence), "fields": {}}, status=status)


def _invalid(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> Any:
    fields = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return api.create_response(request, {"code": "invalid", "sentence": "", "fields": fields}, status=422)


def _unreadable(api: NinjaAPI, request: HttpRequest, error: SchemaError) -> Any:
    fields: dict[str, list[str]] = {}
    for problem in error.errors:
        fields.setdefault(str(problem["loc"][-1]), []).append(str(problem["msg"]))
    return api.create_response(request, {"code": "invalid", "sentence": "", "fields": fields}, status=422)
