import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/bridge/generated"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      // Titles and labels come from strangers: text nodes only.
      "svelte/no-at-html-tags": "error",
      // The content policy blocks style attributes; style: directives go through the object model.
      "no-restricted-syntax": [
        "error",
        { selector: "SvelteAttribute[key.name='style']", message: "Use a class or a style: directive." },
      ],
      "svelte/require-each-key": "error",
      // State that holds maps is replaced as a whole ($state.raw), never changed in place.
      "svelte/prefer-svelte-reactivity": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/lib/bridge talks to Tauri." }] },
      ],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text nodes only." },
        { property: "outerHTML", message: "Text nodes only." },
        { property: "insertAdjacentHTML", message: "Text nodes only." },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ["src/lib/bridge/*.ts"], rules: { "no-restricted-imports": "off" } },
);
