import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentJsonSchema } from "./document-json-schema.ts";

/** For editors and programs that have the repository and no console. */
const FILE = new URL("price-plan.schema.json", import.meta.url);

/**
 * Renewed by
 * `RENEW_SCHEMA=1 npx vitest run --project unit lib/domain/price-plan/schema-file.test.ts && npx biome format --write lib/domain/price-plan`
 */
it("the JSON Schema in the repository is the one that the console publishes", () => {
  const schema: unknown = JSON.parse(JSON.stringify(documentJsonSchema()));
  if (process.env.RENEW_SCHEMA === "1") writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(schema);
});
