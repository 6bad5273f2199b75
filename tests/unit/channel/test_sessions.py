from bot.channel.sessions import Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_leads_to_its_conversation_and_to_no_other() -> None:
    sessions = Sessions("secret", hours=1)
    one, two = sessions.issue(), sessions.issue()
    assert sessions.conversation(one) == sessions.conversation(one)
    assert sessions.conversation(one) != sessions.conversation(two)


def test_made_up_and_changed_ids_are_unknown() -> None:
    sessions = Sessions("secret", hours=1)
    random_part, issued, signature = sessions.issue().split(".")
    for forged in (
        "",
        "x",
        "..",
        f"other.{issued}.{signature}",
        f"{random_part}.ffffffff.{signature}",
        "ä.ö.ü",
        "\udcff.1.2",  # how a byte that is no text arrives
    ):
        assert sessions.conversation(forged) is None
    assert Sessions("another secret", hours=1).conversation(f"{random_part}.{issued}.{signature}") is None


def test_every_worker_with_the_same_secret_knows_a_session() -> None:
    session = Sessions("secret", hours=1).issue()
    assert Sessions("secret", hours=1).conversation(session)


def test_without_a_secret_each_start_has_its_own() -> None:
    assert Sessions("", hours=1).conversation(Sessions("", hours=1).issue()) is None


def test_a_session_ends() -> None:
    clock = Clock()
    sessions = Sessions("secret", hours=1, now=clock)
    session = sessions.issue()
    clock.now += 3599
    assert sessions.conversation(session)
    clock.now += 2
    assert sessions.conversation(session) is None
