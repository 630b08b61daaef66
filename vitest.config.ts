import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

const DATABASE_SETUP = "db/testing/global-setup.ts";

/** A zone with half an hour in it, so that nothing passes because the machine stands in UTC. */
const TZ = "Asia/Kolkata";

/** Tools and pure rooms need nothing; the stored rooms get a real PostgreSQL, with a database of its own for every file. */
const UNIT = ["lib/*.test.ts", "lib/{kernel,rating,domain}/**/*.test.ts", "components/**/*.test.{ts,tsx}", "bin/*.test.ts"];
const DATABASE = ["db/**/*.test.ts", "lib/{auth,operations,web,worker}/**/*.test.ts", "bin/*/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: UNIT, env: { TZ }, pool: "forks", maxWorkers: 2, testTimeout: 20_000 } },
      {
        // "server-only" is empty under the condition that Next sets for server code.
        resolve: { conditions: ["react-server", "node", "module", "default"] },
        ssr: { resolve: { conditions: ["react-server", "node", "module", "default"] } },
        test: {
          name: "database",
          include: DATABASE,
          env: { TZ },
          pool: "forks",
          execArgv: ["--conditions=react-server"],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...(existsSync(DATABASE_SETUP) && { globalSetup: [DATABASE_SETUP] }),
        },
      },
    ],
  },
});
