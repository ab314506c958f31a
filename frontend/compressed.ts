// Writes a Brotli and a gzip copy beside every text file of the build; the server sends them to browsers that take them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(css|js|svg|json|webmanifest)$/;
const WORTHWHILE = 300;

export function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => TEXT.test(name) && !name.startsWith(".vite"));
      for (const name of files) compress(resolve(folder, name));
    },
  };
}

function compress(path: string): void {
  const content = readFileSync(path);
  if (content.length < WORTHWHILE) return;
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
