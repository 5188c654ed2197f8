"""The contract of a channel by a gateway: a line to a mobile number, once, however the gateway behaves."""

import time
from collections.abc import Iterator

import pytest

from motcua.exchange.messaging.client import channels_at
from motcua.foundation.ids import new_id
from motcua.foundation.notices.ports import Message, NotDelivered
from tests.exchange.messaging.gateways import Running, gateway


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with gateway() as found:
        yield found


@pytest.fixture
def there(running: Running) -> Running:
    running.begin()
    return running


def a_message(to: str = "0905 123 218") -> Message:
    return Message(
        str(new_id()), to, "Hồ sơ H08-231120-0001 đã có kết quả", "Kính gửi bà Bình An …", "<p>…</p>"
    )


@pytest.mark.parametrize("name", ["sms", "zalo"])
def test_a_message_is_one_line_that_names_nobody(there: Running, name: str) -> None:
    message = a_message()
    there.channel(name).send(message)
    said = "Hồ sơ H08-231120-0001 đã có kết quả"
    assert there.sent() == [{"id": message.id, "channel": name, "to": "84905123218", "text": said}]


def test_a_message_sent_twice_goes_out_once(there: Running) -> None:
    message = a_message()
    there.be("loses-answers")
    with pytest.raises(NotDelivered) as lost:
        there.channel().send(message)
    assert not lost.value.for_good
    there.be()
    there.channel().send(message)
    assert len(there.sent()) == 1


@pytest.mark.parametrize("fault", ["down", "busy", "garbage", "other-message"])
def test_an_answer_that_is_no_yes_is_tried_again(there: Running, fault: str) -> None:
    there.be(fault)
    with pytest.raises(NotDelivered) as away:
        there.channel().send(a_message())
    assert not away.value.for_good


def test_a_number_that_is_none_there_is_not_tried_again(there: Running) -> None:
    there.be("no-such-number")
    with pytest.raises(NotDelivered, match="mã 422") as gone:
        there.channel().send(a_message())
    assert gone.value.for_good


def test_a_slow_or_missing_gateway_is_given_up_in_time(there: Running) -> None:
    there.be("slow")
    begun = time.monotonic()
    with pytest.raises(NotDelivered) as away:
        there.channel(seconds=0.5).send(a_message())
    assert not away.value.for_good
    assert time.monotonic() - begun < 5


def test_a_wrong_key_sends_nothing(there: Running) -> None:
    with pytest.raises(NotDelivered, match="mã 401"):
        there.channel(key="khac").send(a_message())
    assert there.sent() == []


@pytest.mark.parametrize(
    ("address", "takes", "masked"),
    [
        ("0905123218", True, "090•••218"),
        ("+84 905.123.218", True, "090•••218"),
        ("84905123218", True, "090•••218"),
        ("02563822222", False, "•••"),
        ("01234567890", False, "•••"),
        ("an@example.vn", False, "•••"),
        ("", False, "•••"),
    ],
)
def test_only_mobile_numbers_are_taken_and_shown_in_part(
    there: Running, address: str, takes: bool, masked: str
) -> None:
    assert (there.channel().takes(address), there.channel().mask(address)) == (takes, masked)


def test_a_gateway_carries_what_it_is_said_to_carry() -> None:
    assert [one.name for one in channels_at("https://cong.vn", "k", "sms zalo")] == ["sms", "zalo"]
    assert channels_at("", "k", "sms zalo") == []
