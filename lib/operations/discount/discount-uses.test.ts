import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { DEFINITION_RESOURCES } from "#lib/domain/api/definition-resources.ts";
import { type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import { archiveAccountClassification } from "../billing-term/archive-account-classification.ts";
import { getAccountClassification } from "../billing-term/get-account-classification.ts";
import { saveAccountClassification } from "../billing-term/save-account-classification.ts";
import { archiveUdrType } from "../definition/archive-udr-type.ts";
import { archiveUsageZone } from "../definition/archive-usage-zone.ts";
import { getUsageZone } from "../definition/get-usage-zone.ts";
import { saveUdrType } from "../definition/save-udr-type.ts";
import { saveUsageZone } from "../definition/save-usage-zone.ts";
import { archiveProduct } from "../product/archive-product.ts";
import { archiveProductFamily } from "../product/archive-product-family.ts";
import { archiveProductType } from "../product/archive-product-type.ts";
import { saveProduct } from "../product/save-product.ts";
import { saveProductFamily } from "../product/save-product-family.ts";
import { saveProductType } from "../product/save-product-type.ts";
import { createDiscount } from "./create-discount.ts";
import { decideDiscount } from "./decide-discount.ts";
import { submitDiscount } from "./submit-discount.ts";

let desk: AluxsatDesk;
const NOON = atNicosia("12:00");
const SPRING = "2026-02-28T22:00:00.000Z";
const NEXT_DAY = atNicosia("00:00", 4);

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const anna = (now = NOON) => desk.as("pricingManager", now);

/** What the web API's own examples make, and what a discount says to name it. */
const {
  "usage-zones": zones,
  "udr-types": udrTypes,
  "product-types": types,
  "product-families": families,
  products,
} = DEFINITION_RESOURCES;
const { "account-classifications": groups } = DEFINITION_RESOURCES;
const made = <Example extends object>(example: Example) => ({ ...example, revision: null });
const KINDS = [
  {
    what: "usage zone",
    code: zones.example.code,
    make: () => saveUsageZone(anna(), zones.save.parse(made(zones.example))),
    archive: archiveUsageZone,
    names: { zone: zones.example.code },
  },
  {
    what: "UDR type",
    code: udrTypes.example.code,
    make: () => saveUdrType(anna(), udrTypes.save.parse(made(udrTypes.example))),
    archive: archiveUdrType,
    names: { for: { udrType: udrTypes.example.code } },
  },
  {
    what: "product type",
    code: types.example.code,
    make: () => saveProductType(anna(), types.save.parse(made(types.example))),
    archive: archiveProductType,
    names: { for: { productType: types.example.code } },
  },
  {
    what: "product family",
    code: families.example.code,
    make: () => saveProductFamily(anna(), families.save.parse(made(families.example))),
    archive: archiveProductFamily,
    names: { for: { family: families.example.code } },
  },
  {
    what: "product",
    code: products.example.code,
    make: () =>
      saveProduct(
        anna(),
        products.save.parse(made({ ...products.example, validFrom: SPRING, taxRates: [{ percent: "10", validFrom: SPRING }] })),
      ),
    archive: archiveProduct,
    names: { for: { product: products.example.code } },
  },
  {
    what: "account classification",
    code: groups.example.code,
    make: () => saveAccountClassification(anna(), groups.save.parse(made(groups.example))),
    archive: archiveAccountClassification,
    names: { account: { classification: groups.example.code } },
  },
];

describe.each(KINDS)("a $what that a discount names", ({ what, code, make, archive, names }) => {
  const discount = `D-${what.toUpperCase().replaceAll(" ", "-")}`;
  const users = async (now = NOON) => {
    const put = await archive(anna(now), { code, revision: 1 });
    return put.ok ? "archived" : `${put.refusal.code} ${put.refusal.params?.users}`;
  };

  test("is not put away before the discount has nothing more to give", async () => {
    await done(make());
    await done(createDiscount(anna(), { code: discount, name: discount, description: null, application: "auto", document: written() }));
    expect(await users()).toBe(`DEFINITION_IN_USE the draft of the discount ${discount}`);
    const effective = { kind: "at", local: "2026-03-03T15:00" } as const;
    const asked = await done(submitDiscount(anna(), { code: discount, revision: 1, effective, note: "Loyalty" }));
    const verdict = { decision: "approved", note: "" } as const;
    await done(decideDiscount(desk.as("pricingApprover", NOON), { ...request(asked), verdict }));
    expect(await users()).toBe(`DEFINITION_IN_USE the discount ${discount} v1 (scheduled)`);
    expect(await users(atNicosia("15:00"))).toBe(`DEFINITION_IN_USE the discount ${discount} v1`);
    expect(await users(later(NEXT_DAY, -1))).toContain(discount);
    expect(await users(NEXT_DAY)).toBe("archived");
  });

  const written = (): DiscountDocument =>
    discountDocument.parse({
      format: "ratewright/discount@1",
      code: discount,
      application: "auto",
      kind: "percentage",
      value: "10",
      timeZone: "Europe/Nicosia",
      validTo: "2026-03-04",
      ...names,
    });
});

const request = ({ requestId, contentHash }: { readonly requestId: number; readonly contentHash: string }) => ({ requestId, contentHash });

test("the pages of zones and groups say which discounts name them", async () => {
  const at = atNicosia("15:00");
  expect((await getUsageZone(anna(at), zones.example.code))?.discounts).toEqual(["the discount D-USAGE-ZONE v1"]);
  const group = await getAccountClassification(anna(at), groups.example.code);
  expect([group?.additiveDiscounts, group?.users]).toEqual([
    ["the discount D-ACCOUNT-CLASSIFICATION v1"],
    ["the discount D-ACCOUNT-CLASSIFICATION v1"],
  ]);
});
