"""An instance connects to the hosts on its list and to no others."""

import socket
import urllib.request

import pytest

from sapar.foundation import clock
from sapar.foundation.notices import outbox
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.notices.outbound import HostNotAllowed, allowed_hosts, allowed_hosts_only


@pytest.fixture
def port():
    """A port of this machine at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_host_on_the_list_is_reached(settings, port):
    settings.SAPAR_OUTBOUND = ["127.0.0.1"]
    with allowed_hosts_only(), socket.create_connection(("127.0.0.1", port)):
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", b"localhost"])
def test_another_is_not(settings, port, host):
    settings.SAPAR_OUTBOUND = ["mail.example"]
    with allowed_hosts_only(), pytest.raises(HostNotAllowed):
        socket.create_connection((host, port))


def test_an_address_that_nobody_looked_up_is_refused_too(settings, port):
    settings.SAPAR_OUTBOUND = ["mail.example"]
    with allowed_hosts_only(), socket.socket() as plain, pytest.raises(HostNotAllowed):
        plain.connect(("127.0.0.1", port))


def test_it_holds_below_libraries_and_only_there(settings, port):
    settings.SAPAR_OUTBOUND = ["mail.example"]
    with allowed_hosts_only(), pytest.raises(OSError):  # noqa: PT011 - urllib wraps ours
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)
    socket.create_connection(("127.0.0.1", port)).close()


def test_a_message_whose_gateway_is_not_on_the_list_waits(cast, settings, port, monkeypatch):
    cast.aigul
    settings.SAPAR_OUTBOUND = ["sms.example"]
    monkeypatch.setattr(outbox, "_text", lambda message: socket.create_connection(("127.0.0.1", port)).close() is None)
    message = OutboxMessage.objects.order_by("pk").first()
    with clock.at(message.try_at):
        assert outbox.deliver_due(limit=1) == 0
    message.refresh_from_db()
    assert (message.delivery, message.tries) == (Delivery.WAITING, 1)


def test_without_a_list_it_is_the_hosts_of_mail_and_gateway(settings):
    settings.EMAIL_HOST, settings.SAPAR_OUTBOUND = "mail.example", []
    settings.SAPAR_SMS_GATEWAY = "json://user:secret@sms.example:8080/send?to={to}"
    assert allowed_hosts() == {"mail.example", "sms.example"}
