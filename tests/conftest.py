"""What folders of tests share: a browser, an audit, Spark, the case log, records, settings."""

import os

pytest_plugins = [
    "browser_fixtures",
    "caselog_fixtures",
    "config_fixtures",
    "records_fixtures",
    "report_fixtures",
    "spark_fixtures",
]

# The tests begin with the defaults, whatever the machine's own configuration says.
os.environ["PANSOL_CONFIG"] = "-"
