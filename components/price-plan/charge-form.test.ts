import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCharge } from "#lib/rating/charges/testing/arbitrary-charge.ts";
import { type ChargeForm, formOfCharge, readChargeForm } from "./charge-form.ts";

const FORM: ChargeForm = formOfCharge({ charge: "perUnit", price: "10.00" });

const problemsOf = (form: ChargeForm) => {
  const read = readChargeForm(form, "udr");
  return read.ok ? [] : read.refusal.map(({ path, message }) => `${path}: ${message}`);
};

describe("a charge in its form", () => {
  it("comes out as it went in, whatever its kind", () => {
    fc.assert(
      fc.property(arbitraryCharge, (charge) => {
        const read = readChargeForm(formOfCharge(charge), "udr");
        // A charge that the document would be refused for is refused here as well; what is taken is the same.
        if (read.ok) expect(read.value).toEqual(charge);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes what people type, and leaves out what is empty", () => {
    const form: ChargeForm = { ...FORM, texts: { price: " 4,50 ", per: "", minimum: "1 000.5", times: "" } };
    expect(readChargeForm(form, "udr")).toEqual({ ok: true, value: { charge: "perUnit", price: "4.50", minimum: "1000.5" } });
  });

  it("keeps what was typed for another kind, and gives only what its own kind has", () => {
    const form: ChargeForm = { ...FORM, charge: "flat", texts: { ...FORM.texts, amount: "3" } };
    expect(readChargeForm(form, "udr")).toEqual({ ok: true, value: { charge: "flat", amount: "3" } });
    expect(readChargeForm({ ...form, charge: "perUnit" }, "udr")).toEqual({ ok: true, value: { charge: "perUnit", price: "10.00" } });
  });

  it("ends the last band nowhere, whatever stood there", () => {
    const bands = [
      { upTo: "10", price: "1", flat: "" },
      { upTo: "20", price: "0.5", flat: "2" },
    ];
    expect(readChargeForm({ ...FORM, charge: "volume", bands, texts: {} }, "udr")).toEqual({
      ok: true,
      value: {
        charge: "volume",
        bands: [
          { upTo: "10", price: "1" },
          { upTo: null, price: "0.5", flat: "2" },
        ],
      },
    });
  });

  it.each<readonly [string, ChargeForm, readonly string[]]>([
    ["no price", { ...FORM, texts: {} }, ["price: It is missing."]],
    ["no number", { ...FORM, texts: { price: "ten" } }, ['price: Write a plain decimal, such as "10.00".']],
    [
      "a minimum above the maximum",
      { ...FORM, texts: { price: "1", minimum: "5", maximum: "2" } },
      ["minimum: The minimum 5 is above the maximum 2."],
    ],
    [
      "a band that is not filled in, which would be free",
      {
        ...FORM,
        charge: "volume",
        bands: [
          { upTo: "10", price: "0", flat: "" },
          { upTo: "", price: "", flat: "" },
        ],
      },
      ["bands[1].price: Give a price or a flat amount. 0 means free."],
    ],
    [
      "bands out of order",
      {
        ...FORM,
        charge: "graduated",
        bands: [
          { upTo: "10", price: "1", flat: "" },
          { upTo: "5", price: "1", flat: "" },
          { upTo: "", price: "1", flat: "" },
        ],
      },
      ["bands[1].upTo: A band up to 5 cannot come after a band up to 10: each must end above the one before it."],
    ],
  ])("says where the mistake is: %s", (_name, form, expected) => {
    expect(problemsOf(form)).toEqual(expected);
  });

  it("refuses a charge that cannot be counted in its scope", () => {
    expect(readChargeForm({ ...FORM, charge: "flat", texts: { amount: "3" } }, "period").ok).toBe(false);
  });
});
