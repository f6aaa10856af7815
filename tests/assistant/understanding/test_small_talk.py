import pytest

from assistant.understanding.small_talk import reply_to

GREETING, THANKS, HELP, HEATED = "Hello.", "You are welcome.", "This desk looks terms up", "That was no help"


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("hi", GREETING),
        ("Good evening, is anyone there??", GREETING),
        ("¡Hola! ¿Qué tal?", GREETING),
        ("Guten Morgen!", "Guten Tag."),
        ("您好", "您好。"),
        ("ok thanks a lot, bye!", THANKS),
        ("merci", THANKS),
        ("ok", THANKS),
        ("Nice, I see.", THANKS),
        ("Okay, verstanden!", "Gern geschehen."),
        ("明白了", "不客气。"),
        ("Hello, could you help me out with this text?", HELP),
        ("I have a question.", HELP),
        ("Vielen Dank, das war's.", "Gern geschehen."),
        ("谢谢！", "不客气。"),
        ("so, what can you do?", HELP),
        ("Are you a bot?", HELP),
        ("Hilfe!", "Dieses Programm"),
        ("you stupid machine", HEATED),
        ("this is garbage", HEATED),
    ],
)
def test_small_talk_has_a_reply_in_its_language(said: str, reply: str) -> None:
    assert reply_to(said).startswith(reply)


@pytest.mark.parametrize(
    "asked",
    [
        "hello world program",
        "thanks, but what does pragmatic cooperation mean?",
        "What is this?",
        "How does this work?",
        "Who are the Five?",
        "help to buy",
        "Can you help me with human rights?",
        "a good question",
        "garbage collection",
        "hi " * 60,
        "?!",
    ],
)
def test_what_asks_for_something_is_no_small_talk(asked: str) -> None:
    assert reply_to(asked) == ""
