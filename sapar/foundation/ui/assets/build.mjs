// Builds what the pages load: one style sheet, htmx, our own script and the icons named in icons.txt.
// Everything third-party comes from node_modules and lands in static/built, which is never committed.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { compile } from "sass";

const CSS_BUDGET = 15_000; // bytes, gzipped
const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "static", "built");
const require = createRequire(import.meta.url);
const packageDir = (name) => dirname(require.resolve(`${name}/package.json`));

rmSync(built, { recursive: true, force: true });
mkdirSync(join(built, "icons"), { recursive: true });

const { css } = compile(join(here, "sapar.scss"), {
  style: "compressed",
  loadPaths: [join(packageDir("bootstrap"), "scss")],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin"], // Bootstrap 5.3 is written with @import
});
writeFileSync(join(built, "sapar.css"), css);

copyFileSync(join(packageDir("htmx.org"), "dist", "htmx.min.js"), join(built, "htmx.min.js"));
copyFileSync(join(here, "sapar.js"), join(built, "sapar.js"));

// Compressed here once: WhiteNoise sends the small file to every browser that reads it.
for (const name of ["sapar.css", "htmx.min.js", "sapar.js"]) {
  const file = readFileSync(join(built, name));
  writeFileSync(join(built, `${name}.gz`), gzipSync(file, { level: 9 }));
  writeFileSync(join(built, `${name}.br`), brotliCompressSync(file));
}

const icons = readFileSync(join(here, "icons.txt"), "utf8").split("\n").filter(Boolean);
for (const icon of icons) {
  const source = join(packageDir("bootstrap-icons"), "icons", `${icon}.svg`);
  if (!existsSync(source)) throw new Error(`icons.txt names "${icon}", which bootstrap-icons does not have.`);
  copyFileSync(source, join(built, "icons", `${icon}.svg`));
}

const size = gzipSync(css, { level: 9 }).length;
console.log(`sapar.css: ${css.length} bytes, ${size} gzipped (budget ${CSS_BUDGET}); icons: ${icons.length}`);
if (size > CSS_BUDGET) throw new Error("The style sheet is over its budget.");
