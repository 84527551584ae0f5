import { vitePlugin as remix } from "@remix-run/dev";
import type { Plugin } from "vite";
import { compression } from "vite-plugin-compression2";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";

/**
 * Builds the Express server, its writer thread and Remix in one module graph, so that every singleton and error class
 * exists once. Remix's child compiler runs this hook too, without an input: it is left alone.
 */
function oneServerGraph(): Plugin {
  return {
    name: "one-server-graph",
    config(config, { command, isSsrBuild }) {
      if (command !== "build" || !isSsrBuild || !config.build?.rollupOptions?.input) return;
      return {
        build: {
          rollupOptions: {
            input: {
              index: "virtual:remix/server-build",
              server: "app/server/main.ts",
              writer: "app/server/writer-thread.ts",
              sheets: "app/server/sheet-process.ts",
              hash: "app/server/hash-process.ts",
              bulk: "app/server/bulk/thread.ts",
            },
            output: { entryFileNames: "[name].js" },
          },
        },
      };
    },
  };
}

/** Small scripts of pages that do not hydrate (lessons, the attempt): own chunks under /browser in the client build. */
function browserScripts(names: readonly string[]): Plugin {
  return {
    name: "browser-scripts",
    apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    buildStart() {
      for (const name of names) {
        this.emitFile({ type: "chunk", id: `app/browser/${name}.ts`, fileName: `browser/${name}.js` });
      }
      // a worker reaches no further than its own address: it stands at the top
      this.emitFile({ type: "chunk", id: "app/browser/lesson-worker.ts", fileName: "bai-hoc-worker.js" });
    },
  };
}

const PROPERTY_SEED = "tests/support/property-seed.ts";

const test = process.env.VITEST !== undefined;

/** A phone gets text at its best compression, and the server spends nothing on it. */
const compressed: Plugin = {
  ...compression({
    include: /\.(js|css|svg|webmanifest)$/,
    algorithms: ["brotliCompress", "gzip"],
    threshold: 1_000,
  }),
  apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
};

export default defineConfig({
  plugins: test
    ? []
    : [remix(remixConfig), oneServerGraph(), browserScripts(["attempt", "leftovers", "lesson", "slides"]), compressed],
  build: { target: ["es2019", "chrome88", "safari14"], sourcemap: false, assetsInlineLimit: 0 },
  ssr: { external: ["better-sqlite3", "pg", "@node-rs/argon2", "pino"] },
  server: { port: 5173 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
          setupFiles: [PROPERTY_SEED],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/postgres-global.ts"],
          setupFiles: [PROPERTY_SEED],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      ...["faults", "browser"].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          environment: "node" as const,
          globalSetup: ["tests/support/postgres-global.ts", "tests/support/demo-global.ts"],
          setupFiles: [PROPERTY_SEED],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // fault tests wait most of the time; pages are measured and looked at one file at a time
          fileParallelism: name === "faults",
          // browsers that look around at the same time: more than these only wait for each other on two cores
          maxConcurrency: name === "faults" ? 8 : 3,
        },
      })),
      {
        extends: true,
        test: {
          name: "office",
          include: ["tests/office/**/*.test.ts"],
          environment: "node",
          // the first time that LibreOffice starts it makes itself at home
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          testTimeout: 30_000,
          include: ["tests/components/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["tests/support/components-setup.ts", PROPERTY_SEED],
        },
      },
    ],
  },
});
