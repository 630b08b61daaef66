import { describe, expect, it } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { micros } from "#lib/kernel/money.ts";
import { measureLimits } from "../ordering/limit-measure.ts";
import { auditedLimits, decideSaveLimits, type LimitsSave } from "./decide-save-limits.ts";
import { accountLimitsBody } from "./limits-schema.ts";
import { NO_LIMITS } from "./limits-view.ts";
import { type UsageLimit, type UsageLimits, usageLimits } from "./usage-limits-schema.ts";

const LIMIT: UsageLimit = { for: { family: "PPV" }, measure: "amount", per: "day", most: "20" };
const SET: UsageLimits = { ...NO_LIMITS, limits: [LIMIT] };

describe("what may be set", () => {
  it.each([
    ["a limit", SET, null],
    ["a quantity of everything", { ...SET, limits: [{ ...LIMIT, measure: "quantity", for: null }] }, "limits.0.for"],
    ["money too fine", { ...SET, limits: [{ ...LIMIT, most: "0.0000001" }] }, "limits.0.most"],
    ["the same twice", { ...SET, limits: [LIMIT, { ...LIMIT, most: "10" }] }, "limits.1.for"],
    ["the same a cycle", { ...SET, limits: [LIMIT, { ...LIMIT, per: "cycle" }] }, null],
    ["a negative one", { ...SET, limits: [{ ...LIMIT, most: "-1" }] }, "limits.0.most"],
  ])("%s", (_name, set, path) => {
    expect(usageLimits.safeParse(set).error?.issues[0]?.path.join(".") ?? null).toBe(path);
  });

  it("names the credit limit that orders are to stay within", () => {
    const body = { ...SET, blocksBeyondCreditLimit: true, creditLimit: null };
    expect(accountLimitsBody.safeParse(body).error?.issues[0]?.path).toEqual(["creditLimit"]);
    expect(accountLimitsBody.safeParse({ ...body, creditLimit: "0" }).success).toBe(true);
  });
});

describe("saving", () => {
  const save: LimitsSave = {
    wanted: { limits: SET, creditLimit: null },
    revision: null,
    stored: null,
    known: new Set(["family:PPV"]),
    editor: "Emil",
    currency: currency("EUR"),
  };
  const stored = { limits: SET, creditLimit: null, revision: 4 };
  const other = { ...SET, toleratedOverrunPercent: "5" };
  it.each([
    ["the first", save, { kind: "create", revision: 1 }],
    ["over what was read", { ...save, revision: 4, stored: { ...stored, limits: other } }, { kind: "edit", revision: 5 }],
    [
      "what is there already, written otherwise",
      { ...save, stored: { ...stored, limits: { ...SET, limits: [{ ...LIMIT, most: "20.00" }] } } },
      { kind: "keep", revision: 4 },
    ],
    ["another credit limit", { ...save, revision: 4, stored: { ...stored, creditLimit: micros("5") } }, { kind: "edit", revision: 5 }],
  ])("%s", (_name, asked: LimitsSave, value) => {
    expect(decideSaveLimits(asked)).toEqual({ ok: true, value });
  });

  it.each([
    ["over a newer one", { ...save, revision: 3, stored: { ...stored, limits: other } }, "STALE_REVISION"],
    ["as the first where there is one", { ...save, stored: { ...stored, limits: other } }, "STALE_REVISION"],
    ["over what is not there", { ...save, revision: 1 }, "STALE_REVISION"],
    ["for what does not exist", { ...save, known: new Set<string>() }, "DEFINITION_INVALID"],
  ])("%s is refused", (_name, asked: LimitsSave, code) => {
    expect(decideSaveLimits(asked)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("leaves a line for each limit in the audit", () => {
    expect(auditedLimits({ limits: SET, creditLimit: micros("100") })).toMatchObject({
      "Amount a day for family PPV": "20",
      "Credit limit": "100.00",
    });
  });
});

it("is measured with what is tolerated, exactly", () => {
  const rules: UsageLimits = { ...SET, limits: [{ ...LIMIT, per: "transaction", most: "33.33" }], toleratedOverrunPercent: "12.5" };
  const credit = { limit: null, billed: 0n, unbilled: 0n };
  const sets = [{ source: "account", rules }] as const;
  const facts = { sets, used: [], targets: new Map(), credit, currency: currency("EUR"), zone: "UTC" };
  expect(measureLimits(facts).map(({ allowed }) => decimalToString(allowed))).toEqual(["37.49625"]);
});
