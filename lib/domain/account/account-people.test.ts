import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { decideAssign, decideSaveCostCentre, decideSavePerson } from "./account-people.ts";
import { saveCostCentreInput, savePersonInput } from "./people-schema.ts";

const maria = { personId: 1, name: "Maria", reference: "7" };
const other = { personId: 2, name: "Nikos", reference: null };

describe("a person of an account", () => {
  it.each([
    ["new", { name: "Maria", reference: null }, null, null, "create"],
    ["new, with a name and reference that are there", { name: "nikos", reference: null }, null, null, "NAME_TAKEN"],
    ["as it was", { name: "Maria", reference: "7" }, { name: "Mary", reference: null }, maria, "keep"],
    ["renamed", { name: "Maria P.", reference: "7" }, { name: "Maria", reference: "7" }, maria, "edit"],
    ["another spelling", { name: "MARIA", reference: "7" }, { name: "Maria", reference: "7" }, maria, "edit"],
    ["renamed over another name", { name: "Maria P.", reference: "7" }, { name: "Mary", reference: "7" }, maria, "STALE_REVISION"],
    ["to a twin", { name: "Nikos", reference: null }, { name: "Maria", reference: "7" }, maria, "NAME_TAKEN"],
    ["gone", { name: "X", reference: null }, { name: "Y", reference: null }, null, "NOT_FOUND"],
  ] as const)("%s", (_, wanted, seen, stored, expected) => {
    const decided = decideSavePerson({ wanted, seen, stored, others: [other] });
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(expected);
  });

  it("has a name, and a reference only where one is typed", () => {
    const input = { account: "A-1", personId: null, name: " Maria ", reference: " ", seen: null };
    expect(savePersonInput.parse(input)).toMatchObject({ name: "Maria", reference: null });
    expect(savePersonInput.safeParse({ ...input, name: " " }).success).toBe(false);
  });
});

describe("a cost centre of an account", () => {
  const finance = { costCentreId: 1, code: "FIN", name: "Finance" };
  it.each([
    ["new", { code: "IT", name: "IT" }, null, null, "create"],
    ["new with a taken code", { code: "FIN", name: "Other" }, null, null, "CODE_TAKEN"],
    [
      "renamed",
      { code: "SAL", name: "Sales force" },
      { code: "SAL", name: "Sales" },
      { costCentreId: 2, code: "SAL", name: "Sales" },
      "edit",
    ],
    [
      "renamed over another name",
      { code: "SAL", name: "X" },
      { code: "SAL", name: "Y" },
      { costCentreId: 2, code: "SAL", name: "Sales" },
      "STALE_REVISION",
    ],
    ["gone", { code: "X", name: "X" }, { code: "Y", name: "Y" }, null, "NOT_FOUND"],
  ] as const)("%s", (_, wanted, seen, stored, expected) => {
    const decided = decideSaveCostCentre({ wanted, seen, stored, others: [finance] });
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(expected);
  });

  it("has a code in capitals", () => {
    const input = { account: "A-1", costCentreId: null, code: " fin-12 ", name: "Finance", seen: null };
    expect(saveCostCentreInput.parse(input).code).toBe("FIN-12");
    expect(saveCostCentreInput.safeParse({ ...input, code: "a b" }).success).toBe(false);
  });
});

describe("assigning a subscription", () => {
  const now = present(parseInstant("2026-03-03T12:00:00Z"), "now");
  const before = present(parseInstant("2026-03-01T12:00:00Z"), "before");
  const current = { assignmentId: 5, personId: 1, costCentreId: 3, from: before };
  const knows = { person: true, costCentre: true };
  it.each([
    ["to somebody else", { personId: 2, costCentreId: 3 }, 5, current, knows, { ends: 5, begins: true }],
    ["to nobody", { personId: null, costCentreId: null }, 5, current, knows, { ends: 5, begins: false }],
    ["for the first time", { personId: 2, costCentreId: null }, null, null, knows, { ends: null, begins: true }],
    ["as it is", { personId: 1, costCentreId: 3 }, 4, current, knows, { ends: null, begins: false }],
    ["over another assignment", { personId: 2, costCentreId: 3 }, 4, current, knows, "STALE_REVISION"],
    ["to somebody of another account", { personId: 9, costCentreId: 3 }, 5, current, { ...knows, person: false }, "NOT_FOUND"],
    ["to a cost centre of another account", { personId: 1, costCentreId: 9 }, 5, current, { ...knows, costCentre: false }, "NOT_FOUND"],
    ["before it began", { personId: 2, costCentreId: 3 }, 5, { ...current, from: now }, knows, "DEFINITION_INVALID"],
  ] as const)("%s", (_, wanted, seen, stored, known, expected) => {
    const decided = decideAssign({ wanted, seen, current: stored, now, knows: known });
    if (typeof expected === "string") expect(decided.ok ? "ok" : decided.refusal.code).toBe(expected);
    else expect(decided).toMatchObject({ ok: true, value: expected });
  });
});
