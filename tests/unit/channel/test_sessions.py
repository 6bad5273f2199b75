from bot.channel.sessions import Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_leads_to_its_conversation_and_to_no_other() -> None:
    sessions = Sessions("secret", hours=1)
    one, two = sessions.issue(), sessions.issue()
    assert sessions.read(one) == sessions.read(one)
    assert sessions.read(one) != sessions.read(two)


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
        assert sessions.read(forged) is None
    assert Sessions("another secret", hours=1).read(f"{random_part}.{issued}.{signature}") is None


def test_every_worker_with_the_same_secret_knows_a_session() -> None:
    session = Sessions("secret", hours=1).issue()
    assert Sessions("secret", hours=1).read(session)


def test_without_a_secret_each_start_has_its_own() -> None:
    assert Sessions("", hours=1).read(Sessions("", hours=1).issue()) is None


def test_a_session_ends() -> None:
    clock = Clock()
    sessions = Sessions("secret", hours=1, now=clock)
    session = sessions.issue()
    clock.now += 3599
    assert sessions.read(session)
    clock.now += 2
    assert sessions.read(session) is None


def test_the_portals_town_cannot_be_changed() -> None:
    sessions = Sessions("secret", hours=1)
    session = sessions.issue("Mülheim a.d. Ruhr")
    visit = sessions.read(session)
    assert visit and visit.town == "Mülheim a.d. Ruhr" and "." not in visit.conversation
    plain = sessions.read(sessions.issue())
    assert plain and plain.town == ""
    random_part, issued, *town, signature = session.split(".")
    for forged in (f"{random_part}.{issued}.soest.{signature}", f"{random_part}.{issued}.{signature}"):
        assert town and sessions.read(forged) is None
