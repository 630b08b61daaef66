import { describe, expect, test } from "vitest";
import { MOST_USAGES, quotePriceInput } from "./quote-price-schema.ts";

const under = { kind: "live", plan: "GLOBAL" };
const FILM = { product: "LOTR1", quantity: "1" };
const NIGHT = "2026-03-03T02:14:00+02:00";

describe("a question about prices", () => {
  test("is about one usage, as it always was", () => {
    expect(quotePriceInput.parse({ under, ...FILM, at: NIGHT })).toEqual({ under, ...FILM, at: NIGHT, metadata: {} });
  });

  test("or about many, each with what a usage may say", () => {
    const whole = {
      ...FILM,
      from: NIGHT,
      to: null,
      metadata: { device: "tablet" },
      directive: "toBeCredited",
      classification: "VIP",
      taxClass: "exempt",
      adHoc: [{ kind: "percentage", value: "10" }],
    };
    expect(quotePriceInput.parse({ under, usages: [FILM, whole] })).toEqual({ under, usages: [{ ...FILM, metadata: {} }, whole] });
  });

  test.each<[string, unknown, string]>([
    ["neither one nor many", { under }, ""],
    ["both", { under, ...FILM, usages: [FILM] }, "usages"],
    ["none", { under, usages: [] }, "usages"],
    ["more than are answered", { under, usages: Array.from({ length: MOST_USAGES + 1 }, () => FILM) }, "usages"],
    ["an unknown member, at the object that holds it", { under, ...FILM, price: "1" }, ""],
    ["an unknown member of one of many", { under, usages: [FILM, { ...FILM, price: "1" }] }, "usages.1"],
    ["no quantity", { under, product: "LOTR1" }, "quantity"],
    ["a quantity that is a number", { under, usages: [{ ...FILM, quantity: 1 }] }, "usages.0.quantity"],
    ["a time without its offset", { under, usages: [{ ...FILM, from: "2026-03-03T02:14:00" }] }, "usages.0.from"],
    ["two times", { under, ...FILM, at: NIGHT, from: NIGHT }, "from"],
    ["a discount above 100 %", { under, ...FILM, adHoc: [{ kind: "percentage", value: "101" }] }, "adHoc.0.value"],
    ["a negative discount", { under, ...FILM, adHoc: [{ kind: "amount", value: "-1" }] }, "adHoc.0.value"],
    ["a finer amount than there is", { under, ...FILM, adHoc: [{ kind: "amount", value: "0.0000001" }] }, "adHoc.0.value"],
    ["a discount of another kind", { under, ...FILM, adHoc: [{ kind: "gift", value: "1" }] }, "adHoc.0.kind"],
    ["an unknown directive", { under, ...FILM, directive: "free" }, "directive"],
  ])("is refused with %s", (_, input, path) => {
    const parsed = quotePriceInput.safeParse(input);
    expect(parsed.error?.issues[0]?.path.join(".")).toBe(path);
  });
});
