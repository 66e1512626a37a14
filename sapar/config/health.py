"""``/healthz``: whether the instance can do its work, for the proxy and the operator. No personal data, no secrets."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from sapar.foundation import clock
from sapar.foundation.audit import triggers
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.work.heartbeat import last_beat

WORKER_LATE_SECONDS = 120


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and the trail is locked, else 503. The rest is information."""
    try:
        missing = triggers.missing(connection)
        waiting = OutboxMessage.objects.filter(delivery=Delivery.WAITING).count()
        given_up = OutboxMessage.objects.filter(delivery=Delivery.GIVEN_UP).count()
    except DatabaseError:
        return JsonResponse({"status": "database does not answer"}, status=503)
    beat = last_beat()
    late = beat is None or (clock.now() - beat).total_seconds() > WORKER_LATE_SECONDS
    facts = {"messages_waiting": waiting, "messages_given_up": given_up, "worker": "late" if late else "working"}
    if missing:
        return JsonResponse({"status": "audit triggers missing", **facts}, status=503)
    return JsonResponse({"status": "ok", **facts})
