// Builds one script and one style sheet for each door, compresses them, and lays out the fonts that printed documents use.
import { copyFileSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { compressed } from "./compressed.ts";

const PRINT_FONTS = ["Regular", "Medium", "Bold"];

function printFonts(): Plugin {
  let target = "";
  return {
    name: "print-fonts",
    apply: "build",
    configResolved(config) {
      target = resolve(config.root, config.build.outDir, "fonts");
    },
    closeBundle() {
      mkdirSync(target, { recursive: true });
      for (const weight of PRINT_FONTS) {
        const file = `Vazirmatn-${weight}.ttf`;
        copyFileSync(resolve("node_modules/vazirmatn/fonts/ttf", file), resolve(target, file));
      }
    },
  };
}

export default defineConfig({
  base: "/static/",
  plugins: [printFonts(), compressed()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows no data: addresses for fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // htmx holds an eval that its setting allowEval=false keeps from being reached, and the policy forbids it anyway.
      checks: { eval: false },
      input: { portal: "src/portal.ts", desk: "src/desk.ts", "service-worker": "src/service-worker.ts", simple: "src/styles/simple.css" },
    },
  },
});
