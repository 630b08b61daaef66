import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { belowFloor, FLOORS } from "./version-floors.mjs";

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const lockFile = new URL("../package-lock.json", import.meta.url);
const lock: Lock = JSON.parse(readFileSync(lockFile, "utf8"));

test("the lock holds nothing below its floor", () => {
  expect(belowFloor(lock)).toEqual([]);
});

test("the lock was read: it holds the framework", () => {
  expect(Object.keys(lock.packages)).toEqual(
    expect.arrayContaining(["node_modules/next", "node_modules/react", "node_modules/next-auth", "node_modules/zod"]),
  );
});

test("an old lock is refused, each package by name, nested copies too", () => {
  const old = {
    packages: {
      "": { name: "ratewright", version: "0.1.0" },
      "node_modules/next": { version: "16.4.4" },
      "node_modules/next-auth": { version: "4.24.14" },
      "node_modules/react": { version: "19.2.5" },
      "node_modules/react-dom": { version: "18.3.1" },
      "node_modules/other/node_modules/sharp": { version: "0.34.9" },
      "node_modules/nodemailer": { version: "6.10.1" },
      "node_modules/zod": { version: "3.25.0" },
    },
  };
  const names = belowFloor(old).map(({ place }: { place: string }) => place.split("node_modules/").at(-1));
  expect(new Set(names)).toEqual(new Set(Object.keys(FLOORS)));
});

test.each([
  ["16.4.5", false],
  ["16.4.5-canary.3", true],
  ["16.10.0", false],
  ["17.0.0-beta.1", false],
  ["15.9.9", true],
  ["git+https://example.test/next.git", true],
])("next %s: below its floor is %s", (version, isBelow) => {
  expect(belowFloor({ packages: { "node_modules/next": { version } } })).toHaveLength(isBelow ? 1 : 0);
});
