import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { micros } from "#lib/kernel/money.ts";
import type { Role } from "../people/permissions.ts";
import { type BulkAction, MOST_ROWS, ROWS_ALONE } from "./bulk.ts";
import { hasMoved, refuseBulk, rowsAboveLimit } from "./decide-bulk.ts";

test.each<readonly [Role, BulkAction, number, string | null]>([
  ["careAgent", "cancel", 1, null],
  ["careAgent", "adjust", ROWS_ALONE, null],
  ["careAgent", "cancel", ROWS_ALONE + 1, "BULK_NEEDS_LEAD"],
  ["careLead", "cancel", ROWS_ALONE + 1, null],
  ["careLead", "setBillable", MOST_ROWS, null],
  ["careLead", "cancel", MOST_ROWS + 1, "BULK_TOO_MANY"],
  ["careAgent", "cancel", 0, "BULK_EMPTY"],
  ["callCentreAgent", "cancel", 1, "NOT_PERMITTED"],
  ["auditor", "setNotToBeBilled", 1, "NOT_PERMITTED"],
])("%s may %s %i at once: %s", (role, action, rows, code) => {
  expect(refuseBulk({ role, action, rows })?.code ?? null).toBe(code);
});

describe("the limit of who asks", () => {
  const EUR = currency("EUR");
  const USD = currency("USD");
  const row = (udrId: number, net: string, of = EUR) => ({ udrId, revision: 1, currency: of, net: micros(net), token: "t" });
  const limit = { perAction: micros("20"), perDay: micros("50") };
  const facts = (creditedToday = "0") =>
    new Map([
      [EUR, { limit, creditedToday: micros(creditedToday) }],
      [USD, { limit, creditedToday: 0n }],
    ]);

  test.each([
    ["none, where nothing is credited", [row(1, "30"), row(2, "0")], "0", []],
    ["each beyond what one action may credit", [row(1, "-20"), row(2, "-20.000001")], "0", [2]],
    [
      "those that no longer fit into the day, and not the small ones behind them",
      [row(1, "-20"), row(2, "-20"), row(3, "-15"), row(4, "-10")],
      "0",
      [3],
    ],
    ["with what was credited earlier that day", [row(1, "-20"), row(2, "-10")], "25", [2]],
    ["each currency by itself", [row(1, "-20"), row(2, "-20"), row(3, "-20", USD)], "10", []],
    ["and what is charged earns nothing to credit", [row(1, "40"), row(2, "-20"), row(3, "-20"), row(4, "-20")], "0", [4]],
  ])("blocks %s", (_which, rows, creditedToday, blocked) => {
    const found = rowsAboveLimit(rows, facts(creditedToday));
    expect(found.map(({ udrId }) => udrId)).toEqual(blocked);
    expect(found.every(({ refusal }) => refusal.code === "APPROVAL_REQUIRED")).toBe(true);
  });
});

test("what has moved since the preview is told from what cannot be done", () => {
  expect([hasMoved({ code: "PREVIEW_STALE" }), hasMoved({ code: "STALE_REVISION" }), hasMoved({ code: "UDR_CANCELLED" })]).toEqual([
    true,
    true,
    false,
  ]);
});
