import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { StoredProduct } from "./product-content.ts";
import { newProductDraft, nextProductDraft, type ProductDraft, productDraft, productInput, readProductDraft } from "./product-draft.ts";
import { saveProductInput } from "./product-schema.ts";

const instant = (text: string) => present(parseInstant(text), text);
const ZONE = "Europe/Nicosia";
const NOW = instant("2026-11-21T12:00:00Z");
const SETTING = { zone: ZONE, now: NOW, stored: null, sharedRates: [] };

const film: ProductDraft = {
  ...newProductDraft(SETTING),
  name: "The film",
  code: "FILM",
  type: "MOVIE",
  taxRates: [{ key: 0, percent: "10.0", from: "", isInForce: false }],
};
const problems = (change: Partial<ProductDraft>) => readProductDraft({ ...film, ...change }, SETTING).problems.map(({ field }) => field);

describe("a product as it is typed", () => {
  it.each([
    [{}, []],
    [{ name: "" }, ["name"]],
    [{ type: null }, ["type"]],
    [{ validFrom: "" }, ["validFrom"]],
    [{ validTo: "2026-11-21T00:00" }, ["validTo"]],
    [{ validTo: "2027-03-28T03:30" }, ["validTo"]],
    [{ taxRates: [] }, ["taxRates"]],
    [{ taxRates: [], rating: "elsewhere" }, []],
    [{ taxRates: [{ key: 4, percent: "x", from: "", isInForce: false }] }, ["taxRates-4-percent"]],
  ] satisfies [Partial<ProductDraft>, string[]][])("%j: %j", (change, fields) => {
    expect(problems(change)).toEqual(fields);
  });

  it("comes to the instants of the zone, which the border takes", () => {
    const typed = { ...film, validTo: "2026-12-01T00:00" };
    const input = productInput(typed, readProductDraft(typed, SETTING));
    expect(input).toMatchObject({
      validFrom: "2026-11-20T22:00:00.000Z",
      validTo: "2026-11-30T22:00:00.000Z",
      taxRates: [{ percent: "10", validFrom: "2026-11-20T22:00:00.000Z" }],
    });
    expect(saveProductInput.safeParse({ ...input, revision: null }).success).toBe(true);
    expect(saveProductInput.safeParse({ ...input, revision: null, validTo: input.validFrom }).success).toBe(false);
    expect(saveProductInput.safeParse({ ...input, revision: null, taxRates: [...input.taxRates, ...input.taxRates] }).success).toBe(false);
  });

  it("keeps to the millisecond what nobody touched, and the second of two equal readings", () => {
    const stored: StoredProduct = {
      productId: 1,
      code: "FILM",
      revision: 1,
      archivedAt: null,
      content: {
        name: "The film",
        description: null,
        type: "MOVIE",
        family: null,
        rating: "here",
        validFrom: instant("2026-10-25T01:30:12.345Z"),
        validTo: null,
        taxRate: null,
        taxRates: [{ percent: "10", validFrom: instant("2026-10-25T01:30:12.345Z") }],
      },
    };
    const draft = productDraft(stored, { zone: ZONE, now: NOW });
    expect(draft.validFrom).toBe("2026-10-25T03:30");
    const reading = readProductDraft(draft, { zone: ZONE, now: NOW, stored, sharedRates: [] });
    expect([reading.problems, reading.validFrom]).toEqual([[], stored.content.validFrom]);
    expect(draft.taxRates).toMatchObject([{ isInForce: true, from: "2026-10-25T03:30" }]);
  });

  it("goes on with the next of a row", () => {
    expect(nextProductDraft({ ...film, description: "x" })).toMatchObject({
      name: "",
      code: "",
      description: "",
      type: "MOVIE",
      taxRates: film.taxRates,
    });
  });
});
