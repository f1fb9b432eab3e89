"""What the server writes to its log: little, and nothing of a notebook's source."""

import logging

from tornado.web import RequestHandler

SERVER_ERROR = 500


class CellErrors(logging.Filter):
    """Cuts the cell's source and the traceback out of Voilà's report of a failed cell."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite such a record; let every other one pass."""
        if "while executing cell" in str(record.msg):
            error = record.exc_info[1] if record.exc_info else None
            name = getattr(error, "ename", type(error).__name__)
            record.msg, record.args = "A notebook's cell failed: %s", (name,)
            record.exc_info = record.exc_text = None
        return True


class PingUnits(logging.Filter):
    """Leaves out Tornado's warning on the pings, whose milliseconds it takes for seconds.

    Jupyter looks for a pong when it sends the next ping, so its timeout must be the longer one.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every other record pass."""
        return "websocket_ping_timeout" not in record.getMessage()


def log_request(handler: RequestHandler) -> None:
    """Log failed requests only, by path: queries may hold a token."""
    if handler.get_status() >= SERVER_ERROR:
        logging.getLogger("tornado.access").error(
            "%d %s %s", handler.get_status(), handler.request.method, handler.request.path
        )
