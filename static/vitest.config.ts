import { defineConfig } from "vitest/config";

// Apart from vite.config.ts, since the build is installed without the test runner.
export default defineConfig({ test: { environment: "jsdom", include: ["src/**/*.test.ts"] } });
