"""Run `pip install` with a Python that came without pip, out of pip's own wheel."""  # noqa: INP001 - a script

import hashlib
import json
import runpy
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

INDEX = "https://pypi.org/pypi/pip/json"

with urlopen(INDEX, timeout=60) as reply:
    wheel = next(file for file in json.load(reply)["urls"] if file["filename"].endswith(".whl"))
address = urljoin(INDEX, wheel["url"])  # a mirror's may be relative
with urlopen(address, timeout=60) as reply:  # noqa: S310 - what the index says
    content = reply.read()
if hashlib.sha256(content).hexdigest() != wheel["digests"]["sha256"]:
    sys.exit("pip's wheel is not what the index says it is.")

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / wheel["filename"]
    path.write_bytes(content)
    sys.path.insert(0, str(path))
    sys.argv = ["pip", "install", *sys.argv[1:]]
    runpy.run_module("pip", run_name="__main__")
