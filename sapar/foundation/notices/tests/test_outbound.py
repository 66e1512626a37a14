"""An instance connects to the hosts on its list and to no others."""

import socket
import urllib.request

import pytest

from sapar.config import environment
from sapar.foundation import clock
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.notices.outbound import HostNotAllowed, allowed_hosts_only
from sapar.foundation.notices.outbox import deliver_due


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
    settings.SAPAR_OUTBOUND = []
    with allowed_hosts_only(), pytest.raises(OSError):  # noqa: PT011 - urllib wraps ours
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)  # noqa: S310
    socket.create_connection(("127.0.0.1", port)).close()


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # by the Python of apprise, loaded here
def test_a_message_whose_gateway_is_not_on_the_list_waits(cast, settings, port):
    cast.aigul
    settings.SAPAR_SMS_GATEWAY, settings.SAPAR_OUTBOUND = f"json://127.0.0.1:{port}/?to={{to}}", ["sms.example"]
    message = OutboxMessage.objects.order_by("pk").first()
    with clock.at(message.try_at):
        assert deliver_due(limit=1) == 0
    message.refresh_from_db()
    assert (message.delivery, message.tries) == (Delivery.WAITING, 1)


def test_the_list_begins_with_the_hosts_that_are_set():
    assert environment.host_of("json://user:secret@sms.example:8080/send?to={to}") == "sms.example"
    assert environment.host_of("") == ""
