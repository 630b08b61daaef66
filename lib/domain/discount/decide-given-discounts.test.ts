import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideGivenDiscounts, type GivingFacts, type KeptDiscount } from "./decide-given-discounts.ts";
import { discountDocument } from "./discount-document.ts";
import type { DiscountToGive } from "./discount-to-give.ts";
import { toGivable } from "./givable-discount.ts";
import type { GivenDiscount } from "./given-discount.ts";
import type { GivingCircumstances } from "./reason-against-giving.ts";
import { resolveDiscount } from "./resolve-discount.ts";

const NOW = present(parseInstant("2026-03-03T12:00:00+02:00"), "noon");

const DEFINITIONS: Definitions = {
  ...NO_DEFINITIONS,
  zones: { "ON-TV": { all: [{ attribute: "device", is: "TV" }] } },
};

function offered(written: object, standing: Partial<DiscountToGive> = {}, version = 3): DiscountToGive {
  const document = discountDocument.parse({
    format: "ratewright/discount@1",
    code: "GOODWILL",
    application: "adHoc",
    kind: "percentage",
    value: "10",
    timeZone: "Europe/Nicosia",
    range: { from: "5", to: "50" },
    approvalAbove: "25",
    ...written,
  });
  const inForce = { version, document, resolved: resolveDiscount(document, version, DEFINITIONS) };
  return { code: document.code, name: "Goodwill", isArchived: false, inForce, ...standing };
}

const CIRCUMSTANCES: GivingCircumstances = {
  service: {
    productCode: "LOTR1",
    productTypeCode: "PPV-MOVIE",
    productFamilyCode: "PPV",
    metadata: {},
    classification: "VIP",
    udrType: { code: "PPV", unitDecimals: 0, split: false },
  },
  at: NOW,
  currency: "EUR",
  terms: { name: "Normal monthly", isFlexible: true },
  agreement: null,
};

type Case = {
  readonly asked?: GivingFacts["asked"];
  readonly offered?: readonly DiscountToGive[];
  readonly kept?: readonly KeptDiscount[];
  readonly circumstances?: Partial<GivingCircumstances>;
  readonly mayApprove?: boolean;
};

function decide({ asked = [{ code: "GOODWILL", value: "20" }], offered: some = [offered({})], kept = [], ...rest }: Case) {
  return decideGivenDiscounts({
    asked,
    kept,
    offered: some,
    circumstances: { ...CIRCUMSTANCES, ...rest.circumstances },
    units: { currency: "EUR", unit: "film" },
    mayApprove: rest.mayApprove ?? false,
  });
}

function told(each: Case): string {
  const decided = decide(each);
  if (!decided.ok) return `${decided.refusal.path}: ${refusalSentence(decided.refusal)}`;
  const list = (given: readonly GivenDiscount[]) => given.map(({ code, version, value }) => `${code} v${version} ${value}`).join(", ");
  const { given, withApproval } = decided.value;
  return withApproval === null ? list(given) : `${list(given)} | ${list(withApproval.given)} above ${withApproval.limit}`;
}

describe("an agent gives", () => {
  const of = (value?: string) => ({ asked: [{ code: "GOODWILL", value }] });
  const service = (changed: Partial<GivingCircumstances["service"]>) => ({
    circumstances: { service: { ...CIRCUMSTANCES.service, ...changed } },
  });
  const table: readonly [string, Case, string][] = [
    ["what is proposed, where no value is said", of(), "GOODWILL v3 10"],
    ["a value in the version in force, in its shortest words", of("20.00"), "GOODWILL v3 20"],
    ["nothing", { asked: [] }, ""],
    ["the least", of("5"), "GOODWILL v3 5"],
    ["the most that needs nobody", of("25"), "GOODWILL v3 25"],
    ["a hair more, which a second person approves", of("25.01"), " | GOODWILL v3 25.01 above 25 %"],
    ["the most, which a second person approves", of("50"), " | GOODWILL v3 50 above 25 %"],
    ["the most, who may approve themselves", { ...of("50"), mayApprove: true }, "GOODWILL v3 50"],
    ["less than the least", of("4.99"), "discounts.0.value: Choose a value from 5 to 50 %."],
    ["more than the most", of("50.01"), "discounts.0.value: Choose a value from 5 to 50 %."],
    ["more than the most, who may approve", { ...of("51"), mayApprove: true }, "discounts.0.value: Choose a value from 5 to 50 %."],
    [
      "a value where there is no choice",
      { ...of("11"), offered: [offered({ range: null })] },
      "discounts.0.value: Choose a value of exactly 10 %.",
    ],
    ["the value where there is no choice", { ...of("10.0"), offered: [offered({ range: null })] }, "GOODWILL v3 10"],
    [
      "the same twice",
      { asked: [{ code: "GOODWILL" }, { code: "GOODWILL" }] },
      "discounts.1: GOODWILL cannot be given. It is given already, and once is all.",
    ],
    [
      "an unknown one",
      { asked: [{ code: "GODWILL" }] },
      "discounts.0.code: GODWILL cannot be given. There is no such discount that agents give.",
    ],
    ["an archived one", { offered: [offered({}, { isArchived: true })] }, "discounts.0.code: Goodwill cannot be given. It is archived."],
    [
      "one not in force",
      { offered: [offered({}, { inForce: null })] },
      "discounts.0.code: Goodwill cannot be given. No version of it is in force.",
    ],
    [
      "too early",
      { offered: [offered({ validFrom: "2026-03-04" })] },
      "discounts.0.code: Goodwill cannot be given. It can be given from 2026-03-04.",
    ],
    [
      "too late",
      { offered: [offered({ validTo: "2026-03-03" })] },
      "discounts.0.code: Goodwill cannot be given. It could be given until 2026-03-03.",
    ],
    [
      "for another service",
      { offered: [offered({ for: { productType: "SPORT" } })] },
      "discounts.0.code: Goodwill cannot be given. It is only for the product type SPORT.",
    ],
    [
      "for another UDR type",
      { offered: [offered({ for: { udrType: "DATA" } })] },
      "discounts.0.code: Goodwill cannot be given. It is only for the UDR type DATA.",
    ],
    ["for this family", { offered: [offered({ for: { family: "PPV" } })] }, "GOODWILL v3 20"],
    [
      "outside its zone, for lack of an attribute",
      { offered: [offered({ zone: "ON-TV" })] },
      "discounts.0.code: Goodwill cannot be given. It is only in the usage zone ON-TV, which asks for the attribute device.",
    ],
    [
      "outside its zone",
      { offered: [offered({ zone: "ON-TV" })], ...service({ metadata: { device: "TABLET" } }) },
      "discounts.0.code: Goodwill cannot be given. It is only in the usage zone ON-TV, and the attribute device lies outside it.",
    ],
    ["in its zone", { offered: [offered({ zone: "ON-TV" })], ...service({ metadata: { device: "TV" } }) }, "GOODWILL v3 20"],
    [
      "to another account",
      { offered: [offered({ account: { classification: "VIP" } })], ...service({ classification: "STANDARD" }) },
      "discounts.0.code: Goodwill cannot be given. It is only for VIP accounts.",
    ],
    [
      "under terms that are not flexible",
      { circumstances: { terms: { name: "Fixed", isFlexible: false } } },
      "discounts.0.code: Goodwill cannot be given. The billing terms Fixed take no discounts.",
    ],
    [
      "to an account whose agreement leaves it out",
      { circumstances: { agreement: { discounts: { only: ["LOYAL"] } } } },
      "discounts.0.code: Goodwill cannot be given. The account's pricing agreement leaves it out.",
    ],
    ["to an account whose agreement has it", { circumstances: { agreement: { discounts: { only: ["GOODWILL"] } } } }, "GOODWILL v3 20"],
    [
      "in another currency",
      { offered: [offered({ kind: "amount", currency: "USD" })] },
      "discounts.0.code: Goodwill cannot be given. It is in USD, the account in EUR.",
    ],
    [
      "an amount, and a percentage beyond what agents give",
      {
        asked: [{ code: "ONE" }, { code: "GOODWILL", value: "30" }],
        offered: [
          offered({}),
          offered({ code: "ONE", kind: "amount", currency: "EUR", value: "1", range: null, approvalAbove: null }, {}, 1),
        ],
      },
      "ONE v1 1 | ONE v1 1, GOODWILL v3 30 above 25 %",
    ],
  ];
  test.each(table)("%s", (_, each, words) => {
    expect(told(each)).toBe(words);
  });
});

describe("what the usage has already", () => {
  const GIVEN: GivenDiscount = { code: "GOODWILL", version: 1, kind: "percentage", value: "40" };
  const resolvedFor = (target: object | null) => present(offered({ for: target }).inForce, "in force").resolved;
  const kept = (resolved: KeptDiscount["resolved"] = null) => ({ kept: [{ given: GIVEN, resolved }] });
  const asked = [{ code: "GOODWILL", value: "40.0" }];

  test.each<[string, Case]>([
    ["although it is archived", { offered: [offered({}, { isArchived: true })] }],
    ["although a new version gives less", { offered: [offered({ range: { from: "5", to: "10" } })] }],
    ["although it is gone", { offered: [] }],
    ["although the terms changed", { circumstances: { terms: { name: "Fixed", isFlexible: false } } }],
  ])("stays as it was given then, %s", (_, each) => {
    expect(told({ ...each, asked, ...kept() })).toBe("GOODWILL v1 40");
  });

  test("is given anew when its value is changed", () => {
    expect(told({ asked: [{ code: "GOODWILL", value: "20" }], ...kept() })).toBe("GOODWILL v3 20");
  });

  test("stays with another service that it is for, and with no other", () => {
    expect(told({ asked, ...kept(resolvedFor({ productType: "PPV-MOVIE" })) })).toBe("GOODWILL v1 40");
    expect(told({ asked, ...kept(resolvedFor({ product: "BRAVEHEART" })) })).toBe(
      "discounts.0.code: GOODWILL cannot be given. It is only for the product BRAVEHEART.",
    );
  });
});

test("an agent is offered what may be given first, the rest with its reason, and nothing that is put away", () => {
  const all = [
    offered({ code: "SPORT", for: { family: "SPORT" } }),
    offered({}),
    offered({ code: "OLD" }, { isArchived: true }),
    offered({ code: "NEVER" }, { inForce: null }),
  ];
  expect(toGivable(all, CIRCUMSTANCES, { currency: "EUR", unit: "film" })).toEqual([
    {
      code: "GOODWILL",
      name: "Goodwill",
      problem: null,
      terms: { value: "10", unit: "%", range: { from: "5", to: "50" }, approvalAbove: "25" },
    },
    { code: "SPORT", name: "Goodwill", problem: "It is only for the product family SPORT.", terms: null },
  ]);
});
