"""Where cases are kept: the environment, the configuration, the person's own file."""

import pytest
from config_fixtures import Configure

from pansol.caselog.settings import default_url
from pansol.config.caselog import VARIABLE, case_log_database

CONFIGURED = '[database]\nurl = "sqlite:////tmp/team.sqlite"\nlock_timeout = 7\n'


def test_the_url_asked_for_comes_first_then_the_environments_then_the_teams(
    configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own file where nobody says anything; the timeouts are the team's in any case."""
    monkeypatch.setenv(VARIABLE, "")
    assert case_log_database().url == default_url()
    configure(CONFIGURED)
    assert case_log_database().url == "sqlite:////tmp/team.sqlite"
    monkeypatch.setenv(VARIABLE, "sqlite:////tmp/environment.sqlite")
    assert case_log_database().url == "sqlite:////tmp/environment.sqlite"
    asked = case_log_database("sqlite:////tmp/asked.sqlite")
    assert asked.url == "sqlite:////tmp/asked.sqlite"
    assert asked.lock_timeout == 7
