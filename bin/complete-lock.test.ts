import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeLock } from "./complete-lock.mjs";

const holed = {
  lockfileVersion: 3,
  packages: {
    "": { name: "ratewright" },
    "node_modules/tool": {
      version: "1.0.0",
      dev: true,
      license: "MIT",
      optionalDependencies: { "@tool/linux-x64": "1.0.0", "@tool/darwin-arm64": "^1.0.0" },
    },
    "node_modules/@tool/linux-x64": { version: "1.0.0" },
  },
};

test("a missing platform package is written as npm would write it", () => {
  const { lock, added } = completeLock(holed);
  expect(added).toEqual(["node_modules/@tool/darwin-arm64"]);
  expect(lock.packages["node_modules/@tool/darwin-arm64"]).toEqual({
    version: "1.0.0",
    cpu: ["arm64"],
    dev: true,
    license: "MIT",
    optional: true,
    os: ["darwin"],
  });
});

test("a complete lock stays as it is", () => {
  const { lock } = completeLock(holed);
  expect(completeLock(lock)).toEqual({ lock, added: [] });
});

test("the project's own lock is complete: `npm ci` accepts it on every platform", () => {
  const own = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  expect(completeLock(own).added).toEqual([]);
});
