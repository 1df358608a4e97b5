import { defineConfig } from "vite";

// Everything is served under /static/ from dist/; pages look hashed names up in dist/manifest.json by "src/main.ts".
export default defineConfig({
  base: "/static/",
  build: {
    target: "es2022",
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: "src/main.ts" },
  },
});
