// Unpacks the Chromium of npm into TMPDIR, with the libraries that it wants as a tar file, and says where it is.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import chromium from "@sparticuz/chromium";

const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
const bin = path.join(path.dirname(entry), "..", "bin");
writeFileSync(path.join(tmpdir(), "libraries.tar"), brotliDecompressSync(readFileSync(path.join(bin, "al2023.tar.br"))));
console.log(await chromium.executablePath());
