"""What several folders of tests share: a browser before served pages, an audit, and Spark."""

pytest_plugins = ["browser_fixtures", "report_fixtures", "spark_fixtures"]
