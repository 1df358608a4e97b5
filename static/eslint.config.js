import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "*.config.js"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      "max-lines": ["error", 300],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text becomes nodes, never markup." },
        { property: "outerHTML", message: "Text becomes nodes, never markup." },
        { property: "insertAdjacentHTML", message: "Text becomes nodes, never markup." },
      ],
    },
  },
  { files: ["src/protocol.ts"], rules: { "max-lines": "off" } }, // generated
);
