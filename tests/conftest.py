"""What folders of tests share: a browser, an audit, Spark, the case log, records, settings."""

import os
import tempfile
from pathlib import Path

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

# Nor do they touch the cases of the person who runs them.
_FOLDER = tempfile.TemporaryDirectory(prefix="pansol-tests-")
os.environ["PANSOL_DATABASE"] = f"sqlite:///{Path(_FOLDER.name) / 'caselog.sqlite'}"

# Nobody is signed in but where a test says so.
os.environ.pop("JUPYTERHUB_USER", None)
