"""What several folders of tests share: a browser before served pages, an audit, Spark, settings."""

import os

pytest_plugins = ["browser_fixtures", "config_fixtures", "report_fixtures", "spark_fixtures"]

# The tests begin with the defaults, whatever the machine's own configuration says.
os.environ["PANSOL_CONFIG"] = "-"
