import { describe, expect, test } from "vitest";
import type { UsageLimits } from "../account/usage-limits-schema.ts";
import { agreementField, agreementForm, agreementOf, NEW_AGREEMENT, readAgreementForm } from "./agreement-form.ts";

const NOTHING = agreementOf(NEW_AGREEMENT, { number: "A-10005", timeZone: "Europe/Nicosia" });

const LIMITS: UsageLimits = {
  limits: [{ for: { productType: "PPV-MOVIE" }, measure: "amount", per: "day", most: "20.00" }],
  toleratedOverrunPercent: "10",
  blocksBeyondCreditLimit: true,
  blocksWithoutLimit: false,
};

describe("the form", () => {
  test.each([
    NOTHING,
    {
      ...NOTHING,
      pricePlan: "HOTELS",
      discounts: { only: ["A"] },
      limits: LIMITS,
      networks: { attribute: "network", allowed: ["EU"], outside: "price" } as const,
      creditLimit: "5",
      committed: { sims: 7 },
      validTo: "2027-01-01",
    },
  ])("holds all of a document %#", (document) => {
    expect(agreementOf(agreementForm(document), { number: document.account, timeZone: document.timeZone })).toEqual(document);
  });

  test("says by field what can be seen without asking", () => {
    const row = { key: 0, kind: "product", code: "", measure: "amount", per: "day", most: "" } as const;
    const all = { ...row, key: 1, kind: "all", measure: "quantity", most: "3" } as const;
    const form = { ...NEW_AGREEMENT, creditLimit: "x", sims: "1.5", limits: "agreed", rows: [row, all], tolerated: "y" } as const;
    expect(readAgreementForm(form).map(({ field }) => field)).toEqual([
      "creditLimit",
      "sims",
      "tolerated",
      "limit-0-code",
      "limit-0-most",
      "limit-1-measure",
    ]);
    expect(readAgreementForm(NEW_AGREEMENT)).toEqual([]);
    expect(readAgreementForm({ ...form, limits: "own", creditLimit: "", sims: "" })).toEqual([]);
  });

  test.each([
    ["document.pricePlan", "pricePlan"],
    ["discounts.only[0]", "only"],
    ["document.committed.sims", "sims"],
    ["limits.toleratedOverrunPercent", "tolerated"],
    ["document.limits.limits.0.for", "limit-7-code"],
    ["limits.limits.0.most", "limit-7-most"],
    ["limits.limits", "limits"],
    ["document.networks.allowed.3", "networkAllowed"],
    ["networks.attribute", "networkAttribute"],
    ["account", null],
  ])("%s lies in %s", (path, field) => {
    const row = { key: 7, kind: "product", code: "X", measure: "amount", per: "day", most: "1" } as const;
    expect(agreementField(path, { ...NEW_AGREEMENT, rows: [row] })).toBe(field);
  });
});
