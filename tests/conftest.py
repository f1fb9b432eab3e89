"""What folders of tests share: a browser before served pages, an audit, Spark, the case log."""

pytest_plugins = ["browser_fixtures", "caselog_fixtures", "report_fixtures", "spark_fixtures"]
