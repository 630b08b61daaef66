import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type AgreementDocument, agreementDocument, agreementHash } from "../agreement/agreement-document.ts";
import { agreementField, agreementForm, agreementOf, readAgreementForm } from "../agreement/agreement-form.ts";
import { agreementChanges, agreementInWords, agreementTerms } from "../agreement/agreement-words.ts";
import { parseDefinitions } from "../price-plan/definitions.ts";
import type { RateDefinitions } from "../price-plan/rate-definitions.ts";
import { withZonesNow } from "./agreed-zones.ts";
import { agreedDiscounts } from "./allowance-book.ts";
import { allowanceProblems, NEW_ALLOWANCE, retargeted } from "./allowance-form.ts";
import type { SharedAllowance } from "./allowance-schema.ts";
import { agreementUsers } from "./allowance-use.ts";
import { checkAllowances } from "./check-allowances.ts";
import { allowancePlace, toSharedAllowanceView } from "./shared-allowance-view.ts";

const DATA: SharedAllowance = {
  code: "MOBILE-100GB",
  name: "Mobile data",
  quantity: "100",
  unit: "GB",
  for: { productType: "MOBILE" },
  renew: "cycle",
};

const written = (change: Partial<AgreementDocument> = {}): AgreementDocument =>
  agreementDocument.parse({
    format: "ratewright/agreement@1",
    account: "A-10005",
    pricePlan: null,
    discounts: { allowed: "all" },
    limits: null,
    creditLimit: null,
    committed: null,
    validTo: null,
    timeZone: "Europe/Nicosia",
    ...change,
  });

const NAMES = { currency: "EUR", plan: (code: string) => code };

const definitionsOf = (network = "5G"): RateDefinitions => ({
  definitions: parseDefinitions({
    timeModels: {},
    zones: { FAST: { all: [{ attribute: "network", is: network }] } },
    valueLists: { NETWORKS: [{ value: "4G" }, { value: "5G" }] },
    udrTypes: {
      DATA: { unit: "GB", unitDecimals: 3, attributes: { network: { type: "choice", values: "NETWORKS" } } },
      CALL: { unit: "MIN", unitDecimals: 2, attributes: {} },
    },
  }),
  products: {
    SURF: { productType: "MOBILE", family: "TRAVEL", taxRate: "0", udrType: "DATA" },
    RING: { productType: "VOICE", family: "TRAVEL", taxRate: "0", udrType: "CALL" },
  },
  offer: {
    products: { SURF: { isUsageService: true }, RING: { isUsageService: true } },
    productTypes: { MOBILE: { isUsageService: true }, VOICE: { isUsageService: true }, BOXES: { isUsageService: false } },
    families: ["TRAVEL", "HOME"],
    udrTypes: { MOBILE: ["DATA"], VOICE: ["CALL"] },
  },
});

describe("the document", () => {
  test("without allowances is what it was, to the last character of its hash", async () => {
    expect(await agreementHash(written())).toBe("da840a747fdff188e67ef44ec1f3ca2a0a1cf68959f218665dd2e471b2d618b6");
    expect(Object.keys(written())).not.toContain("allowances");
  });

  test.each<[string, readonly unknown[], string]>([
    ["no allowance at all", [], "allowances"],
    ["a code twice", [DATA, DATA], "allowances.1.code"],
    ["a code with a blank", [{ ...DATA, code: "A B" }], "allowances.0.code"],
    ["nothing free", [{ ...DATA, quantity: "0" }], "allowances.0.quantity"],
    ["a cap of nothing", [{ ...DATA, capPerSim: "0" }], "allowances.0.capPerSim"],
    ["for everything", [{ ...DATA, for: null }], "allowances.0.for"],
    ["for two things", [{ ...DATA, for: { product: "A", family: "B" } }], "allowances.0.for"],
    ["never again", [{ ...DATA, renew: "never" }], "allowances.0.renew"],
    ["every no days", [{ ...DATA, renew: { every: 0, unit: "day" } }], "allowances.0.renew.every"],
    ["a member nobody knows", [{ ...DATA, price: "1" }], "allowances.0"],
  ])("refuses %s", (_, allowances, path) => {
    const result = agreementDocument.safeParse({ ...written(), allowances });
    expect(result.error?.issues.map((issue) => issue.path.join("."))[0]).toBe(path);
  });

  test("takes its zones from the console, whatever was sent", () => {
    const { definitions } = definitionsOf();
    const asked = withZonesNow(
      written({ allowances: [{ ...DATA, zone: "FAST" }], zones: { OTHER: { all: [{ attribute: "a", is: "b" }] } } }),
      definitions,
    );
    expect(asked.zones).toEqual({ FAST: { all: [{ attribute: "network", is: "5G" }] } });
    expect(agreementDocument.parse(asked)).toEqual(asked);
    expect(withZonesNow({ ...asked, allowances: [DATA] }, definitions)).not.toHaveProperty("zones");
  });
});

describe("what stands against it", () => {
  const check = (allowance: Partial<SharedAllowance>, definitions = definitionsOf()) => {
    const document = withZonesNow(written({ allowances: [{ ...DATA, ...allowance }] }), definitionsOf().definitions);
    return checkAllowances(document, definitions).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
  };

  test.each<[string, Partial<SharedAllowance>, readonly string[]]>([
    ["a type", {}, []],
    ["a product", { for: { product: "SURF" } }, []],
    ["a UDR type", { for: { udrType: "DATA" } }, []],
    ["a zone", { zone: "FAST" }, []],
    ["no such product", { for: { product: "NONE" } }, ["error allowances[0].for: There is no product NONE."]],
    ["no such type", { for: { productType: "toString" } }, ["error allowances[0].for: There is no product type toString."]],
    ["no such family", { for: { family: "NONE" } }, ["error allowances[0].for: There is no product family NONE."]],
    ["no such UDR type", { for: { udrType: "NONE" } }, ["error allowances[0].for: There is no UDR type NONE."]],
    ["no such zone", { zone: "NONE" }, ["error allowances[0].zone: There is no usage zone NONE."]],
    [
      "another unit",
      { unit: "MIN" },
      ["error allowances[0].unit: The allowance MOBILE-100GB counts MIN, but its usage is measured in GB."],
    ],
    [
      "two units",
      { for: { family: "TRAVEL" } },
      ["error allowances[0].unit: The allowance MOBILE-100GB counts GB, but its usage is measured in GB and MIN."],
    ],
    ["what nobody uses", { for: { family: "HOME" } }, ["warning allowances[0].for: No usage comes under the allowance MOBILE-100GB."]],
    [
      "a cap that holds nobody back",
      { capPerSim: "100.5" },
      ["warning allowances[0].capPerSim: One SIM may take more of MOBILE-100GB than there is of it, so the cap holds nobody back."],
    ],
  ])("%s", (_, allowance, expected) => expect(check(allowance)).toEqual(expected));

  test("a zone that was changed after the draft was saved", () => {
    expect(check({ zone: "FAST" }, definitionsOf("4G"))).toEqual([
      "error allowances[0].zone: The usage zone FAST was changed since the draft was saved. Save the draft again.",
    ]);
  });
});

describe("words", () => {
  const rich = { ...DATA, zone: "FAST", renew: { every: 3, unit: "month" }, capPerSim: "5.50" } as const satisfies SharedAllowance;

  test("say what is shared", () => {
    expect(agreementInWords(written({ allowances: [DATA] }), NAMES)).toBe("Shared 100 GB of product type MOBILE each month");
    expect(agreementTerms(written({ allowances: [rich] }), NAMES).at(-1)).toEqual([
      "Shared allowance MOBILE-100GB",
      "Mobile data: 100 GB of product type MOBILE every 3 months, in zone FAST, at most 5.5 GB for one SIM",
    ]);
  });

  test("hold the versions against each other, allowance by allowance", () => {
    const calls: SharedAllowance = {
      ...DATA,
      code: "CALLS",
      name: "Calls",
      for: { product: "RING" },
      unit: "MIN",
      renew: { every: 1, unit: "week" },
    };
    const [was, more, turned] = [
      written({ allowances: [DATA] }),
      written({ allowances: [DATA, calls] }),
      written({ allowances: [calls, DATA] }),
    ];
    expect(agreementChanges(was, more, NAMES)).toEqual([
      { member: "Shared allowance CALLS", before: "", after: "Calls: 100 MIN of RING each week" },
    ]);
    expect(agreementChanges(more, turned, NAMES)).toEqual([
      { member: "Order of shared allowances", before: "MOBILE-100GB, CALLS", after: "CALLS, MOBILE-100GB" },
    ]);
    expect(agreementChanges(more, was, NAMES)).toMatchObject([{ member: "Shared allowance CALLS", after: "" }]);
    expect(agreementChanges(was, was, NAMES)).toEqual([]);
  });

  test("say that a zone is another one by now", () => {
    const [was, is] = ["5G", "4G"].map((network) => withZonesNow(written({ allowances: [rich] }), definitionsOf(network).definitions));
    expect(agreementChanges(was ?? null, present(is, "the later"), NAMES)).toMatchObject([{ member: "Usage zone FAST" }]);
  });

  test("say who names something", () => {
    const account = { number: "A-1", name: "Hotels" };
    expect(
      agreementUsers([
        { account, version: 2, isScheduled: false },
        { account, version: 3, isScheduled: true },
        { account, version: null, isScheduled: false },
      ]),
    ).toEqual([
      "the agreement of Hotels (A-1) v2",
      "the agreement of Hotels (A-1) v3 (scheduled)",
      "the draft of the agreement of Hotels (A-1)",
    ]);
  });
});

describe("the form", () => {
  test("gives back what it was made of", () => {
    const document = written({
      allowances: [DATA, { ...DATA, code: "B", for: { udrType: "DATA" }, zone: "FAST", renew: { every: 2, unit: "week" }, capPerSim: "5" }],
    });
    expect(agreementOf(agreementForm(document), { number: "A-10005", timeZone: "Europe/Nicosia" })).toEqual(document);
    expect(agreementOf(agreementForm(written()), { number: "A-10005", timeZone: "Europe/Nicosia" })).toEqual(written());
  });

  test("says what is missing, by field, and leads to the field of a path", () => {
    const form = { ...agreementForm(written()), allowances: [{ ...NEW_ALLOWANCE, key: 7 }] };
    expect(readAgreementForm(form).map(({ field }) => field)).toEqual(
      ["code", "name", "target", "unit", "quantity"].map((member) => `allowance-${member}-7`),
    );
    expect(agreementField("document.allowances.0.quantity", form)).toBe("allowance-quantity-7");
    expect(agreementField("allowances[0].for.product", form)).toBe("allowance-target-7");
    expect(agreementField("allowances[4].code", form)).toBe("allowances");
    expect(agreementField("allowances", form)).toBe("allowances");
  });

  test("a code is written once, a cap is a quantity, a period is a whole number", () => {
    const row = { ...NEW_ALLOWANCE, key: 1, code: "A", name: "A", target: "T", unit: "GB", quantity: "1" };
    const second = { ...row, key: 2, capPerSim: "x", renew: "day", every: "0.5" } as const;
    expect(allowanceProblems([row, second]).map(({ field }) => field)).toEqual(
      ["code", "capPerSim", "every"].map((name) => `allowance-${name}-2`),
    );
  });

  test("another target brings its unit, where it has one only", () => {
    const units = { productType: { MOBILE: ["GB"], BOTH: ["GB", "MIN"], NONE: [] }, family: {}, udrType: {} };
    const row = { ...NEW_ALLOWANCE, key: 1, unit: "MIN" };
    expect(["MOBILE", "BOTH", "NONE"].map((target) => retargeted(row, target, units).unit)).toEqual(["GB", "MIN", "MIN"]);
  });
});

describe("as the engine takes it", () => {
  test("its order is that of the document, its zones have names of their own", () => {
    const zoned = withZonesNow(
      written({
        allowances: [
          { ...DATA, zone: "FAST", capPerSim: "5" },
          { ...DATA, code: "B" },
        ],
      }),
      definitionsOf().definitions,
    );
    const { discounts, zones } = agreedDiscounts(zoned);
    expect(discounts).toMatchObject([
      { code: "MOBILE-100GB", level: 1, zone: "FAST (allowance MOBILE-100GB)", shared: { capPerSim: "5", timeZone: "Europe/Nicosia" } },
      { code: "B", level: 2, zone: null, shared: { capPerSim: null } },
    ]);
    expect(zones).toEqual({ "FAST (allowance MOBILE-100GB)": { all: [{ attribute: "network", is: "5G" }] } });
  });
});

describe("as it stands", () => {
  const at = present(parseInstant("2026-03-31T21:30:00Z"), "an instant");
  const period = { accountId: 9, timeZone: "Europe/Nicosia", at };

  test("in the month where the account is, or in its own period", () => {
    expect(allowancePlace(DATA, period)).toEqual({
      ownerKind: "agreement",
      ownerId: 9,
      cycle: "2026-04-01/2026-05-01",
      name: '["allowance","MOBILE-100GB","freeUsage"]',
    });
    expect(allowancePlace({ ...DATA, renew: { every: 1, unit: "week" } }, period)).toMatchObject({ cycle: "ever" });
  });

  test("nothing is left of less than was taken", () => {
    const count = { udrs: 1, beyondFree: { unscaled: 120n, scale: 0 }, paying: 1 };
    const standing = { taken: { ...count, quantity: { unscaled: 120n, scale: 0 } }, users: [], others: 0, unitName: "Gigabyte" };
    expect(toSharedAllowanceView(DATA, standing)).toMatchObject({ left: "0", taken: "120", quantity: "100", unit: "Gigabyte" });
    expect(toSharedAllowanceView(DATA, { ...standing, taken: null })).toMatchObject({ left: "100", taken: "0" });
  });
});
