"""What every test may count on: one Hypothesis profile. Fixtures stand beside the tests that use them."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")
