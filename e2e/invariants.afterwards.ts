import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { databaseEnvironment } from "./server.ts";

test("after all journeys every invariant holds in the database", () => {
  const script = path.resolve(import.meta.dirname, "../bin/check-invariants.ts");
  const result = spawnSync(process.execPath, ["--conditions=react-server", script], {
    env: databaseEnvironment(),
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(result.status, `${result.stdout}${result.stderr}`).toBe(0);
});
