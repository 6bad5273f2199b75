from bot.channel import limits
from bot.channel.limits import Limit


def test_a_burst_is_fine_until_the_bucket_is_empty_and_time_fills_it_again() -> None:
    now = 0.0
    limit = Limit(per_minute=6, now=lambda: now)
    assert [limit.wait("a") for _ in range(6)] == [0] * 6
    assert limit.wait("a") == 11
    assert limit.wait("b") == 0
    now = 10.0
    assert limit.wait("a") == 0
    assert limit.wait("a") > 0


def test_idle_visitors_are_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(limits, "_MANY", 3)
    now = 0.0
    limit = Limit(per_minute=6, now=lambda: now)
    for visitor in "abc":
        limit.wait(visitor)
    now = 60.0
    limit.wait("d")
    assert set(limit._buckets) == {"d"}
