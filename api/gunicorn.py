"""Settings of gunicorn for several processes on one machine: `gunicorn --config python:api.gunicorn`.

Each process answers with threads, since what a request waits for is the database. The application is read after the
fork, so that no process shares a connection with another.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from api import given

FIGURES = "PROMETHEUS_MULTIPROC_DIR"  #: read by the library of the figures when it is loaded, so it is set here
MADE = None if FIGURES in os.environ else mkdtemp(prefix="motcua-figures-")
os.environ.setdefault(FIGURES, MADE or "")

_host = given.address(os.environ, "MOTCUA_HOST") or "127.0.0.1"
_port = given.number(os.environ, "MOTCUA_PORT", 8080, 0, 65535)  # 0: any that is free

wsgi_app = "commands.serve:application()"
bind = [f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"]
worker_class = "gthread"
workers = given.number(os.environ, "MOTCUA_PROCESSES", 2, 1, 64)
threads = given.number(os.environ, "MOTCUA_THREADS", 8, 1, 256)
forwarded_allow_ips = given.address(os.environ, "MOTCUA_PROXY") or ""
timeout = 60  #: seconds; our choice: many times what the slowest answer takes
graceful_timeout = 30  #: seconds in which requests in hand are finished
keepalive = 75  #: seconds; longer than the proxy keeps a connection, so that none is cut while it is used
errorlog = "-"
accesslog = None  #: each request has its line in the log of the application
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  #: a heartbeat in memory works on a read-only disk


def on_exit(_server: object) -> None:
    """The figures of this run go with it."""
    if MADE is not None:
        shutil.rmtree(MADE, ignore_errors=True)
