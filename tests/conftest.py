"""What several folders of tests share: a browser before served pages, an audit, Spark, settings."""

import os
from pathlib import Path

pytest_plugins = ["browser_fixtures", "config_fixtures", "report_fixtures", "spark_fixtures"]

os.environ["PANSOL_CONFIG"] = str(Path(__file__).with_name("defaults.toml"))
