# One image for everything: `serve`, `worker`, `migrate`, `backup` … are its arguments.
# Settings come from the environment and from files under /run/secrets, never from the image: docs/operator.md.

FROM python:3.11-slim AS made
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /opt/motcua
COPY requirements.lock ./
# Wheels with their hashes only: nothing is compiled, nothing else can slip in.
RUN python -m venv .venv \
 && .venv/bin/pip install --only-binary :all: --require-hashes -r requirements.lock
COPY . .
RUN .venv/bin/python -m compileall -q -x '\.venv' .

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8 \
    MOTCUA_LOG=- MOTCUA_FILES=/srv/motcua/files
RUN groupadd --system --gid 10001 motcua \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin motcua \
 && install -d -o motcua -g motcua -m 0750 /srv/motcua /srv/motcua/files /srv/motcua/backups
WORKDIR /opt/motcua
# Owned by root: the program cannot change itself.
COPY --from=made /opt/motcua /opt/motcua
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD [".venv/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health/live', timeout=4)"]
ENTRYPOINT [".venv/bin/python", "cli.py"]
CMD ["serve", "--processes", "2"]
