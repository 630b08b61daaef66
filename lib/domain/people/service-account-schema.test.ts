import { describe, expect, it } from "vitest";
import { PROGRAM_ROLES } from "./program-roles.ts";
import { createServiceAccountInput } from "./service-account-schema.ts";

const STB = { code: "STB", name: "Decoders", role: "decoder", sourceCode: "DECODER" };

const CASES = [
  ["a program that orders, with its source", STB, null],
  ["a program that orders, without", { ...STB, sourceCode: null }, "Choose the source of its orders."],
  ["a program that reads", { ...STB, role: "auditor", sourceCode: null }, null],
  ["a program that reads, with a source", { ...STB, role: "auditor" }, "This role orders nothing, so it has no source."],
  ["an administrator", { ...STB, role: "administrator", sourceCode: null }, "A program cannot have this role."],
  ["a role that allows nothing", { ...STB, role: "customer", sourceCode: null }, "A program cannot have this role."],
  ["no name", { ...STB, name: "  " }, "Give it a name."],
  ["a key of its own making", { ...STB, keyHash: "abc" }, 'Unrecognized key: "keyHash"'],
] as const;

describe("what a new program may be", () => {
  it.each(CASES)("%s", (_, input, problem) => {
    const parsed = createServiceAccountInput.safeParse(input);
    expect(parsed.success ? null : parsed.error.issues[0]?.message).toBe(problem);
  });

  it("never manages people: one key would make the next", () => {
    expect(PROGRAM_ROLES).not.toContain("administrator");
    expect(PROGRAM_ROLES).toContain("decoder");
  });
});
