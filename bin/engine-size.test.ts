import path from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { ROOT } from "./steps.mjs";

const ENTRIES = [
  "compile-rate-book",
  "rate-usage",
  "price-usage",
  "recompute",
  "day-strip",
  "words/explain-in-words",
  "groups/correct-group",
];
const BUDGET = 40_000;

/** The price preview and whatever else prices in the browser fetch it: all of the engine with its words, and nothing else. */
test("the engine alone fits a browser", async () => {
  const source = ENTRIES.map((entry) => `export * from ${JSON.stringify(path.join(ROOT, "lib/rating", `${entry}.ts`))};`).join("\n");
  const bundle = await rolldown({
    input: "engine",
    platform: "browser",
    plugins: [
      {
        name: "engine",
        resolveId: (id) => (id === "engine" ? path.join(ROOT, "engine.ts") : null),
        load: (id) => (id.endsWith("/engine.ts") ? source : null),
      },
    ],
    cwd: ROOT,
  });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  const bytes = output.map((chunk) => ("code" in chunk ? gzipSync(chunk.code).length : 0)).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(BUDGET);
});
