import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decimal, decimalToString } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import type { UsageLimit, UsageLimits } from "../account/usage-limits-schema.ts";
import { limitPeriodAt } from "../catalog/limit-period.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideLimits } from "./decide-limits.ts";
import type { LimitedOrder, LimitFacts, LimitSource, UsedOfProduct } from "./limit-facts.ts";

const ZONE = "Europe/Nicosia";
const at = (text: string) => present(parseInstant(text), text);
const NOW = at("2026-11-22T12:00:00+02:00");
const CYCLE = { method: "period", cycleDay: 1, frequencyMonths: 1, startedAt: at("2026-01-01T00:00:00+02:00"), timeZone: ZONE } as const;
const FILM = { code: "LOTR1", name: "The Lord of the Rings 1", productTypeCode: "PPV-MOVIE", productFamilyCode: "PPV" };
const FILMS = { family: "PPV" } as const;

const TARGETS = new Map([
  ["family:PPV", { name: "Films", unit: "Film" }],
  ["productType:PPV-MOVIE", { name: "PPV films", unit: "Film" }],
  ["product:LOTR1", { name: "The Lord of the Rings 1", unit: "Film" }],
]);

type Line = Pick<UsageLimit, "measure" | "per" | "most"> & { readonly for?: UsageLimit["for"] };

const limit = ({ for: target = FILMS, ...line }: Line): UsageLimit => ({ for: target, ...line });

const rules = (limits: readonly Line[], rest: Partial<UsageLimits> = {}): UsageLimits => ({
  limits: limits.map(limit),
  toleratedOverrunPercent: "0",
  blocksBeyondCreditLimit: false,
  blocksWithoutLimit: false,
  ...rest,
});

const used = (quantity: string, gross: string, product = "LOTR1"): UsedOfProduct => ({
  product,
  productType: "PPV-MOVIE",
  family: "PPV",
  quantity: decimal(quantity),
  gross: micros(gross),
});

type Standing = { readonly usage?: readonly UsedOfProduct[]; readonly credit?: LimitFacts["credit"]; readonly now?: typeof NOW };

function facts(sets: UsageLimits | readonly (readonly [LimitSource, UsageLimits])[], standing: Standing = {}): LimitFacts {
  const { usage = [], credit = { limit: null, billed: 0n, unbilled: 0n }, now = NOW } = standing;
  return {
    sets: "limits" in sets ? [{ source: "account", rules: sets }] : sets.map(([source, set]) => ({ source, rules: set })),
    used: (["day", "cycle"] as const).map((per) => ({ per, ...limitPeriodAt(per, now, CYCLE), usage })),
    targets: TARGETS,
    credit,
    currency: currency("EUR"),
    zone: ZONE,
  };
}

const order = (quantity: string, gross: string, rest: Partial<LimitedOrder> = {}): LimitedOrder => ({
  product: FILM,
  quantity: decimal(quantity),
  gross: micros(gross),
  unitDecimals: 0,
  isOwed: true,
  ...rest,
});

const EUROS = { measure: "amount", per: "day", most: "20" } as const;
const COUNT = { measure: "quantity", per: "cycle", most: "3" } as const;

describe("an order at the edge of a limit", () => {
  it.each([
    ["below", rules([EUROS]), used("1", "10"), order("1", "5"), "allowed"],
    ["exactly at", rules([EUROS]), used("1", "15"), order("1", "5"), "allowed"],
    ["a hundredth of a cent beyond", rules([EUROS]), used("1", "15.0001"), order("1", "5"), "USAGE_LIMIT_REACHED"],
    ["exactly at what is tolerated", rules([EUROS], { toleratedOverrunPercent: "10" }), used("1", "17"), order("1", "5"), "allowed"],
    ["beyond it", rules([EUROS], { toleratedOverrunPercent: "10" }), used("1", "17.01"), order("1", "5"), "USAGE_LIMIT_REACHED"],
    ["half a per cent tolerated", rules([EUROS], { toleratedOverrunPercent: "0.5" }), used("1", "15.1"), order("1", "5"), "allowed"],
    ["free, over the limit already", rules([EUROS]), used("1", "25"), order("1", "0"), "allowed"],
    ["exactly at a quantity", rules([COUNT]), used("2", "0"), order("1", "0"), "allowed"],
    ["beyond a quantity, though free", rules([COUNT]), used("3", "0"), order("1", "0"), "USAGE_LIMIT_REACHED"],
    ["a fraction beyond a quantity", rules([COUNT]), used("2.5", "0"), order("0.500001", "0"), "USAGE_LIMIT_REACHED"],
    ["nothing at all is allowed", rules([{ ...COUNT, most: "0" }]), used("0", "0"), order("1", "1"), "USAGE_LIMIT_REACHED"],
    ["an order's own limit counts nothing else", rules([{ ...EUROS, per: "transaction" }]), used("9", "90"), order("1", "20"), "allowed"],
    ["beyond an order's own", rules([{ ...EUROS, per: "transaction" }]), used("0", "0"), order("2", "20.01"), "USAGE_LIMIT_REACHED"],
  ] as const)("%s", (_name, set, usage, asked, expected) => {
    const decided = decideLimits(facts(set, { usage: [usage] }), asked);
    expect(decided.kind === "allowed" ? "allowed" : decided.refusal.code).toBe(expected);
  });
});

describe("what a limit is for", () => {
  const other = { ...FILM, code: "OTHER", productTypeCode: "EVENT", productFamilyCode: null };
  it.each([
    ["its product", { product: "LOTR1" }, FILM, "refused"],
    ["another product", { product: "LOTR1" }, { ...FILM, code: "LIMITLESS" }, "allowed"],
    ["its type", { productType: "PPV-MOVIE" }, FILM, "refused"],
    ["another type", { productType: "PPV-MOVIE" }, other, "allowed"],
    ["its family", FILMS, FILM, "refused"],
    ["no family", FILMS, other, "allowed"],
    ["all services", null, other, "refused"],
  ] as const)("%s", (_name, target, product, expected) => {
    const set = rules([{ ...EUROS, for: target }]);
    expect(decideLimits(facts(set, { usage: [used("1", "18")] }), order("1", "5", { product })).kind).toBe(expected);
  });

  it("is what it names, where the account may use nothing else", () => {
    const set = rules([EUROS], { blocksWithoutLimit: true });
    expect(decideLimits(facts(set), order("1", "5")).kind).toBe("allowed");
    expect(decideLimits(facts(set), order("1", "5", { product: other }))).toMatchObject({
      kind: "refused",
      refusal: { code: "USAGE_LIMIT_MISSING" },
    });
    const agreed = rules([{ ...EUROS, for: { productType: "EVENT" } }]);
    const both = facts([
      ["account", set],
      ["agreement", agreed],
    ]);
    expect(decideLimits(both, order("1", "5", { product: other })).kind).toBe("allowed");
  });
});

describe("what was agreed beside the account's own", () => {
  it.each([
    ["20", "10"],
    ["10", "20"],
  ])("the stricter of %s and %s refuses", (own, agreed) => {
    const both = facts([
      ["account", rules([{ ...EUROS, most: own }])],
      ["agreement", rules([{ ...EUROS, most: agreed }])],
    ]);
    expect(decideLimits(both, order("1", "10")).kind).toBe("allowed");
    expect(decideLimits(both, order("1", "10.01")).kind).toBe("refused");
  });
});

describe("the sentence of a refusal", () => {
  const sentence = (set: UsageLimits, asked: LimitedOrder, standing: Standing = {}) => {
    const decided = decideLimits(facts(set, standing), asked);
    return decided.kind === "refused" ? refusalSentence(decided.refusal) : "allowed";
  };
  it.each([
    [
      rules([EUROS], { toleratedOverrunPercent: "10" }),
      order("1", "5"),
      "€20.00 a day for Films: €18.00 used, this order €5.00; €2.00 left until midnight, €4.00 with the 10 % tolerated. It begins anew at midnight.",
    ],
    [
      rules([{ ...COUNT, for: { product: "LOTR1" } }]),
      order("3", "0"),
      "3 Film a billing cycle for The Lord of the Rings 1: 1 Film used, this order 3 Film; 2 Film left until 1 Dec 2026. It begins anew on 1 Dec 2026.",
    ],
    [
      rules([{ ...EUROS, for: null, per: "transaction" }]),
      order("4", "30"),
      "€20.00 an order for all services together: this order €30.00; €20.00 left. Order less, or ask who may raise the limit.",
    ],
  ])("%#", (set, asked, expected) => {
    expect(sentence(set, asked, { usage: [used("1", "18")] })).toBe(expected);
  });

  it("says that no renewal helps where the order alone is too large", () => {
    expect(sentence(rules([EUROS]), order("3", "30"))).toContain("Order less, or ask who may raise the limit.");
  });
});

describe("a smaller quantity", () => {
  const smaller = (set: UsageLimits, asked: LimitedOrder, usage = used("1", "8")) => {
    const decided = decideLimits(facts(set, { usage: [usage] }), asked);
    return decided.kind === "refused" && decided.smaller !== null ? decimalToString(decided.smaller) : null;
  };
  it.each([
    ["as the price follows the quantity", rules([EUROS]), order("5", "25"), "2"],
    ["the least of all limits", rules([EUROS, { ...COUNT, most: "2" }]), order("5", "25"), "1"],
    ["none where not even one fits", rules([EUROS]), order("2", "26"), null],
    ["none where fractions may be ordered", rules([EUROS]), order("5", "25", { unitDecimals: 3 }), null],
  ] as const)("%s", (_name, set, asked, expected) => {
    expect(smaller(set, asked)).toBe(expected);
  });
});

describe("the credit limit", () => {
  const blocking = rules([], { blocksBeyondCreditLimit: true });
  const credit = (limited: string | null, billed: string, unbilled: string) => ({
    limit: limited === null ? null : micros(limited),
    billed: micros(billed),
    unbilled: micros(unbilled),
  });
  it.each([
    ["exactly reached", blocking, credit("100", "80", "10"), order("1", "10"), "allowed"],
    ["beyond it with this order", blocking, credit("100", "80", "10"), order("1", "10.01"), "CREDIT_LIMIT_REACHED"],
    ["a credit balance makes room", blocking, credit("100", "-20", "110"), order("1", "10"), "allowed"],
    ["no limit given", blocking, credit(null, "80", "10"), order("1", "1000"), "allowed"],
    ["not asked to block", rules([EUROS]), credit("0", "80", "10"), order("1", "10"), "allowed"],
    ["a prepaid order adds nothing", blocking, credit("100", "90", "10"), order("1", "50", { isOwed: false }), "allowed"],
    ["prepaid, already beyond it", blocking, credit("100", "90", "10.01"), order("1", "0", { isOwed: false }), "CREDIT_LIMIT_REACHED"],
  ] as const)("%s", (_name, set, owed, asked, expected) => {
    const decided = decideLimits(facts(set, { credit: owed }), asked);
    expect(decided.kind === "allowed" ? "allowed" : decided.refusal.code).toBe(expected);
  });

  it("says what is owed, and what would still fit", () => {
    const decided = decideLimits(facts(blocking, { credit: credit("100", "80", "5") }), order("4", "20"));
    expect(decided).toMatchObject({ kind: "refused", smaller: decimal("3") });
    expect(decided.kind === "refused" && refusalSentence(decided.refusal)).toBe(
      "€80.00 billed and unpaid, €5.00 not billed yet and this order of €20.00 come to €105.00, more than the account’s credit limit of €100.00. Ask for a payment, or ask who may raise the limit.",
    );
  });
});

describe("the periods in which usage counts", () => {
  it.each([
    ["of 23 hours", "2026-03-29T12:00:00+03:00", 23, "2026-03-28T22:00:00.000Z"],
    ["of 25 hours", "2026-10-25T12:00:00+02:00", 25, "2026-10-24T21:00:00.000Z"],
    ["an ordinary one", "2026-11-22T00:00:00+02:00", 24, "2026-11-21T22:00:00.000Z"],
  ])("a local day %s", (_name, now, hours, from) => {
    const day = limitPeriodAt("day", at(now), CYCLE);
    expect((day.until - day.from) / 3_600_000).toBe(hours);
    expect(day.from).toBe(at(from));
  });

  it("tells what is left after an allowed order", () => {
    const decided = decideLimits(facts(rules([EUROS, { ...COUNT, most: "10" }]), { usage: [used("1", "8")] }), order("1", "5"));
    expect(decided).toEqual({
      kind: "allowed",
      remaining: [
        "After this order €7.00 left until midnight, of €20.00 a day for Films",
        "After this order 8 Film left until 1 Dec 2026, of 10 Film a billing cycle for Films",
      ],
    });
  });
});
