import { describe, expect, it } from "vitest";
import { type LimitRowDraft, type LimitsDraft, limitsDraft, limitsFieldOf, NEW_LIMIT_ROW, readLimitsDraft } from "./limits-draft.ts";
import { accountLimitsBody } from "./limits-schema.ts";
import { NO_LIMITS } from "./limits-view.ts";

const EMPTY = limitsDraft({ account: "A-1", currency: "EUR", revision: null, limits: NO_LIMITS, creditLimit: null });

const row = (change: Partial<LimitRowDraft>): LimitRowDraft => ({ ...NEW_LIMIT_ROW, key: 7, most: "20", ...change });
const fieldsAtFault = (draft: Partial<LimitsDraft>) => readLimitsDraft({ ...EMPTY, ...draft }).problems.map(({ field }) => field);

describe("limits as they are typed", () => {
  it.each([
    ["nothing set", {}, []],
    ["all services, in money", { rows: [row({})] }, []],
    ["no amount yet", { rows: [row({ most: "" })] }, ["limit-7-most"]],
    ["a negative one", { rows: [row({ most: "-1" })] }, ["limit-7-most"]],
    ["money too fine", { rows: [row({ most: "1.0000001" })] }, ["limit-7-most"]],
    ["a fine quantity", { rows: [row({ kind: "family", code: "PPV", measure: "quantity", most: "1.0000001" })] }, []],
    ["a quantity of everything", { rows: [row({ measure: "quantity" })] }, ["limit-7-measure"]],
    ["a service that is not said", { rows: [row({ kind: "product" })] }, ["limit-7-code"]],
    ["the same twice", { rows: [row({ key: 1 }), row({ key: 2, most: "5" })] }, ["limit-2-kind"]],
    ["a percentage in words", { tolerated: "ten" }, ["tolerated"]],
    ["a credit limit that is not given", { blocksBeyondCreditLimit: true }, ["creditLimit"]],
    ["one of nothing", { blocksBeyondCreditLimit: true, creditLimit: "0" }, []],
  ] as const)("%s", (_name, draft, fields) => {
    expect(fieldsAtFault(draft)).toEqual(fields);
  });

  it("come to what the border takes, and back", () => {
    const rows = [
      row({ key: 0, most: "20.00" }),
      row({ key: 1, kind: "product", code: " LOTR1 ", measure: "quantity", most: "3", per: "cycle" }),
    ];
    const { content } = readLimitsDraft({ ...EMPTY, rows, tolerated: "10.0", creditLimit: "500.00" });
    const body = accountLimitsBody.parse(content);
    expect(body.limits).toEqual([
      { for: null, measure: "amount", per: "day", most: "20" },
      { for: { product: "LOTR1" }, measure: "quantity", per: "cycle", most: "3" },
    ]);
    const { creditLimit, ...limits } = body;
    const again = limitsDraft({ account: "A-1", currency: "EUR", revision: 1, limits, creditLimit });
    expect(readLimitsDraft(again).content).toEqual(content);
  });

  it("find the field of what the server refuses", () => {
    const draft = { ...EMPTY, rows: [row({ key: 4, kind: "product", code: "NOWHERE" }), row({ key: 9 })] };
    expect(["limits.0.for", "limits.1.for", "limits.1.most", "creditLimit", "revision"].map((path) => limitsFieldOf(path, draft))).toEqual([
      "limit-4-code",
      "limit-9-kind",
      "limit-9-most",
      "creditLimit",
      null,
    ]);
  });
});
