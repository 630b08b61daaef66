import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parseInput } from "./parse-input.ts";

const schema = z.object({ quantity: z.string(), lines: z.array(z.strictObject({ price: z.string() })).default([]) });

const refused = (input: unknown) => {
  const parsed = parseInput(schema, input);
  return parsed.ok ? null : { path: parsed.refusal.path, issues: parsed.issues.map(({ path }) => path) };
};

describe("input", () => {
  it("is what its schema makes of it", () => {
    expect(parseInput(schema, { quantity: "1" })).toEqual({ ok: true, value: { quantity: "1", lines: [] } });
  });

  it("is refused with a member that the schema does not name, although the schema would let it drop", () => {
    expect(refused({ quantity: "1", approvedBy: 7 })).toEqual({ path: "approvedBy", issues: ["approvedBy"] });
    expect(refused(JSON.parse('{"quantity":"1","__proto__":{"role":"administrator"}}'))).toEqual({
      path: "__proto__",
      issues: ["__proto__"],
    });
  });

  it("may hold more where its schema says so", () => {
    expect(parseInput(z.looseObject({ quantity: z.string() }), { quantity: "1", more: true })).toMatchObject({ ok: true });
  });

  it("is refused with every field at fault, the first of them as the path", () => {
    expect(refused({ lines: [{ price: "1" }, { price: 2 }] })).toEqual({ path: "quantity", issues: ["quantity", "lines.1.price"] });
  });

  it.each([null, undefined, "text", 7, [], () => 1])("is refused as a whole when it is %s", (input) => {
    expect(parseInput(schema, input)).toMatchObject({ ok: false, refusal: { code: "INVALID_INPUT" } });
  });
});
