/**
 * Builds the look: styles, scripts, typeface and marks, each named by its content,
 * into motcua/faces/shared/static/built/ with a manifest.json that templates read.
 *
 *   node frontend/build.mjs            once, with sizes and budgets
 *   node frontend/build.mjs --watch    again whenever a source changes
 *
 * Needs no install scripts and no network: sass is plain JavaScript, esbuild's binary comes as a package.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const STATIC = path.join(ROOT, "motcua/faces/shared/static");
const BUILT = path.join(STATIC, "built");
const COMPRESSIBLE = new Set([".css", ".js", ".svg"]);
/** What a page may weigh, in bytes after gzip. */
const BUDGETS = { "motcua.css": 30_000, "motcua.js": 12_000, "htmx.js": 19_000 };

/** Lets esbuild read .scss, and tells it which partials to watch. */
const scss = {
  name: "scss",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => {
      const compiled = sass.compile(file, {
        loadPaths: [ROOT, path.join(ROOT, "node_modules")],
        quietDeps: true,
        style: "expanded",
      });
      return {
        contents: compiled.css,
        loader: "css",
        // Sass leaves url() as it is written: relative to the entry file.
        resolveDir: path.dirname(file),
        watchFiles: compiled.loadedUrls.filter((u) => u.protocol === "file:").map((u) => fileURLToPath(u)),
      };
    });
  },
};

function options(outdir) {
  return {
    absWorkingDir: ROOT,
    entryPoints: [
      "frontend/styles/motcua.scss",
      "frontend/scripts/motcua.js",
      "frontend/scripts/htmx.js",
      "frontend/images/favicon.svg",
    ],
    outdir,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    legalComments: "none",
    target: ["chrome109", "firefox115", "safari16"],
    loader: { ".woff2": "file", ".svg": "copy" },
    metafile: true,
    logLevel: "warning",
    plugins: [scss],
  };
}

/** Original file name → hashed file name, for every output. */
function manifestOf(metafile) {
  const manifest = {};
  for (const [output, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const source = entryPoint ?? Object.keys(inputs)[0];
    const original = path.basename(source).replace(/\.scss$/, ".css");
    manifest[original] = path.basename(output);
  }
  return Object.fromEntries(Object.entries(manifest).sort());
}

/** A .gz and a .br beside each text file, so that serving one costs no compressing. */
function compress(folder, names) {
  for (const name of names.filter((n) => COMPRESSIBLE.has(path.extname(n)))) {
    const bytes = readFileSync(path.join(folder, name));
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(
      path.join(folder, `${name}.br`),
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
  }
}

/** Prints what each file weighs; true if all keep their budget. */
function weigh(folder, manifest) {
  let kept = true;
  for (const [original, name] of Object.entries(manifest)) {
    const bytes = readFileSync(path.join(folder, name));
    const size = COMPRESSIBLE.has(path.extname(name)) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
    const over = size > (BUDGETS[original] ?? Infinity);
    kept &&= !over;
    console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${original}${over ? `  over its ${BUDGETS[original]} bytes` : ""}`);
  }
  return kept;
}

/** The new folder takes the old one's place in one step, so that a running server never sees half a build. */
function swap(fresh) {
  const old = `${fresh}.old`;
  try {
    renameSync(BUILT, old);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  renameSync(fresh, BUILT);
  rmSync(old, { recursive: true, force: true });
}

async function build() {
  const started = Date.now();
  mkdirSync(STATIC, { recursive: true });
  const fresh = mkdtempSync(path.join(STATIC, ".built-"));
  chmodSync(fresh, 0o755); // the server may run as another user
  try {
    const { metafile } = await esbuild.build(options(fresh));
    const manifest = manifestOf(metafile);
    compress(fresh, Object.values(manifest));
    writeFileSync(path.join(fresh, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const kept = weigh(fresh, manifest);
    swap(fresh);
    console.log(`Front end built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    return kept;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function watchSources() {
  let timer;
  watch(path.join(ROOT, "frontend"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 80);
  });
  console.log("Watching frontend/ …");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const kept = await build();
  if (process.argv.includes("--watch")) watchSources();
  else if (!kept) process.exit(1);
}
