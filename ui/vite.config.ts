import { fileURLToPath } from "node:url";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The stand-in for Rust is for development and tests; a bundle that contains it must not be built. */
const withoutFake: Plugin = {
  name: "without-fake",
  apply: "build",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const fake = chunk.type === "chunk" && chunk.moduleIds.find((id) => id.includes("/bridge/fake/"));
      if (fake) this.error(`${fake} is part of the bundle; import it only behind import.meta.env.DEV`);
    }
  },
};

export default defineConfig({
  base: "./",
  resolve: { alias: { $lib: fileURLToPath(new URL("./src/lib", import.meta.url)) } },
  plugins: [svelte(), svelteTesting(), withoutFake],
  build: {
    target: "safari16",
    // The content policy allows no data: or blob: sources, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    // Many tests draw the whole window, which takes a busy machine seconds.
    testTimeout: 20_000,
    // Style sheets are left out of tests, save those that are read as text.
    css: { include: [/\.css\?raw$/] },
    setupFiles: ["./src/test-setup.ts"],
  },
});
