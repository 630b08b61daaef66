import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Charge } from "../charges/charge.ts";
import type { Scope } from "../rate-book.ts";
import type { Usage } from "../usage.ts";
import { explainInWords, type ReasonKind } from "./explain-in-words.ts";
import { at, bookOf, explained } from "./testing/explained.ts";

const GRADUATED: Charge = {
  charge: "graduated",
  bands: [
    { upTo: "10", price: "0.60" },
    { upTo: null, price: "1.1667" },
  ],
};
const FLATS: Charge = {
  charge: "graduated",
  bands: [{ upTo: "10", flat: "1" }, { upTo: "20", price: "0.10", flat: "2" }, { upTo: null }],
};
const VOLUME: Charge = {
  charge: "volume",
  bands: [
    { upTo: "100", price: "1.20" },
    { upTo: "200", price: "1", flat: "5" },
    { upTo: null, price: "0.50" },
  ],
};
const PACKAGE: Charge = { charge: "package", size: "10", price: "2", free: "5" };
const CALL: Charge = {
  charge: "stepped",
  connectFee: "0.15",
  segments: [
    { from: "0", price: "0.06", per: "60", increment: "60" },
    { from: "120", price: "0.005", increment: "1" },
  ],
};
const PERCENTAGE: Charge = { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30" };

function headlineOf(base: Charge, usages: readonly Partial<Usage>[], scope: Scope = "udr"): string {
  return explainInWords(explained(bookOf({ base, scope }), usages), { unit: "GB" }).headline;
}

describe("every charge in one line", () => {
  test.each<[string, Charge, string]>([
    ["€9.50 = 10 GB × €0.60 + 3 GB × €1.1667.", GRADUATED, "13"],
    ["€6.00 = 10 GB × €0.60.", GRADUATED, "10"],
    ["€4.00 = 10 GB free + €1.00 flat up to 10 GB + 10 GB × €0.10 + €2.00 flat above 10 GB up to 20 GB + 5 GB free.", FLATS, "25"],
    ["€12.00 = 10 GB × €1.20 (all at the price up to 100 GB).", VOLUME, "10"],
    ["€106.00 = 101 GB × €1.00 (all at the price above 100 GB up to 200 GB) + €5.00 flat above 100 GB up to 200 GB.", VOLUME, "101"],
    ["€100.50 = 201 GB × €0.50 (all at the price above 200 GB).", VOLUME, "201"],
    ["€2.00 = 2 GB × €1.00.", { charge: "volume", bands: [{ upTo: null, price: "1" }] }, "2"],
    ["€4.00 = 2 packages of 10 GB × €2.00.", { ...PACKAGE, free: "0" }, "10.5"],
    ["€2.00 = 1 package of 10 GB × €2.00.", { ...PACKAGE, free: "0" }, "10"],
    ["€0.21 = €0.15 to connect + 60 GB ÷ 60 × €0.06 (45 GB in steps of 60).", CALL, "45"],
    ["€0.28 = €0.15 to connect + 120 GB ÷ 60 × €0.06 + 1 GB × €0.005.", CALL, "121"],
    ["€0.00 = nothing used.", CALL, "0"],
    ["€1.00 = the minimum of €1.00, since 1 GB × €0.60 is less.", { ...GRADUATED, minimum: "1" }, "1"],
    ["€5.00 = the maximum of €5.00, since 10 GB × €0.60 is more.", { ...GRADUATED, maximum: "5" }, "10"],
  ])("%s", (headline, charge, quantity) => {
    expect(headlineOf(charge, [{ quantity: decimal(quantity) }])).toBe(headline);
  });

  test.each<[string, Charge, Partial<Usage>]>([
    ["€3.20 = 2.9 % of €100.00 + €0.30.", PERCENTAGE, { metadata: { amount: "100" } }],
    ["€12.00 = €10.00 cost + 20 % of €10.00.", { charge: "costPlus", of: "amount", markup: "20" }, { metadata: { amount: "10" } }],
    ["€10.00 = €10.00 cost.", { charge: "costPlus", of: "amount", markup: "0" }, { metadata: { amount: "10" } }],
    ["−€3.20 = credit of 2.9 % of €100.00 + €0.30.", PERCENTAGE, { metadata: { amount: "100" }, directive: "toBeCredited" }],
    ["€6.00 = 3 GB × €1.00 × 2.", { charge: "perUnit", price: "1", times: "mbps" }, { quantity: decimal("3"), metadata: { mbps: "2" } }],
  ])("%s", (headline, charge, usage) => {
    expect(headlineOf(charge, [usage])).toBe(headline);
  });
});

describe("usage that counts together", () => {
  const used = (...quantities: readonly string[]) => quantities.map((quantity) => ({ quantity: decimal(quantity) }));

  test.each<[string, Charge, readonly Partial<Usage>[], Scope?]>([
    ["€6.00 = 10 GB × €0.60.", GRADUATED, used("10")],
    ["€3.50 = €9.50 for 13 GB this cycle − €6.00 for 10 GB before.", GRADUATED, used("10", "3")],
    ["€3.50 = €9.50 for 13 GB in the pool this cycle − €6.00 for 10 GB before.", GRADUATED, used("10", "3"), "pool"],
    ["€0.00 = nothing used.", GRADUATED, used("10", "0")],
    ["−€12.80 = €106.00 for 101 GB this cycle − €118.80 for 99 GB before.", VOLUME, used("99", "2")],
    ["€0.00 = within the first 5 GB, which are free.", PACKAGE, used("3")],
    ["€4.00 = €4.00 for 16 GB this cycle − €0.00 for 3 GB before.", PACKAGE, used("3", "13")],
    [
      "€4.00 = €10.00 for 10 this cycle − €6.00 for 6 before.",
      { charge: "perUnit", price: "1", times: "mbps" },
      [
        { quantity: decimal("3"), metadata: { mbps: "2" } },
        { quantity: decimal("1"), metadata: { mbps: "4" } },
      ],
    ],
    [
      "€0.88 = €0.88 for €120.00 this cycle − €0.00 for €90.00 before.",
      { ...PERCENTAGE, freeAmount: "100" },
      [{ metadata: { amount: "90" } }, { metadata: { amount: "30" } }],
    ],
    ["€0.00 = €90.00 free.", { ...PERCENTAGE, freeAmount: "100" }, [{ metadata: { amount: "90" } }]],
  ])("%s", (headline, charge, usages, scope = "period") => {
    expect(headlineOf(charge, usages, scope)).toBe(headline);
  });

  test.each<[string, Charge, readonly Partial<Usage>[], Scope]>([
    ["The usage of a billing cycle counts together, and this is the first of it.", GRADUATED, used("10"), "period"],
    ["The pool's usage of a cycle counts together, and this is the first of it.", GRADUATED, used("10"), "pool"],
    [
      "The usage of a billing cycle counts together: 10 GB before, 13 GB with this. In all 10 GB × €0.60 + 3 GB × €1.1667 = €9.5001.",
      GRADUATED,
      used("10", "3"),
      "period",
    ],
    [
      "The pool's usage of a cycle counts together: 10 GB before, 13 GB with this. In all the maximum of €7.00, since 10 GB × €0.60 + 3 GB × €1.1667 is more.",
      { ...GRADUATED, maximum: "7" },
      used("10", "3"),
      "pool",
    ],
    [
      "The usage of a billing cycle counts together: €90.00 before, €120.00 with this. In all 2.9 % of €20.00 after €100.00 free + €0.30 = €0.88.",
      { ...PERCENTAGE, freeAmount: "100" },
      [{ metadata: { amount: "90" } }, { metadata: { amount: "30" } }],
      "period",
    ],
  ])("%s", (reason, charge, usages, scope) => {
    const { reasons } = explainInWords(explained(bookOf({ base: charge, scope }), usages), { unit: "GB" });
    expect(reasons.flatMap(({ kind, text }) => (kind === "cycle" ? [text] : []))).toEqual([reason]);
  });

  test("says that both totals were rounded", () => {
    const { reasons } = explainInWords(explained(bookOf({ base: GRADUATED, scope: "period" }), used("10", "3")), { unit: "GB" });
    expect(reasons.find(({ kind }) => kind === "rounding")?.text).toBe(
      "Both totals of the cycle are rounded, then subtracted: €3.5001 becomes €3.50 (half away from zero, 2 decimals).",
    );
  });

  test("says nothing of a cycle where usage stands alone, or where nothing counted", () => {
    const kinds = (scope: Scope, ...quantities: readonly string[]): readonly ReasonKind[] =>
      explainInWords(explained(bookOf({ base: GRADUATED, scope }), used(...quantities))).reasons.map(({ kind }) => kind);
    expect(kinds("udr", "10")).toEqual(["plan", "won", "tax"]);
    expect(kinds("period", "10", "0")).toEqual(["plan", "won", "tax"]);
  });
});

describe("usage that was cut", () => {
  const EVENING = {
    timeZone: "Europe/Nicosia",
    windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const, from: "19:00", to: "24:00" }],
    dates: [],
  };
  const evening = (base: Charge, scope: Scope = "udr") =>
    bookOf(
      { base, scope, split: true, tiered: [{ level: 1, timeModel: "EVENING", charge: { charge: "perUnit", price: "0.10" } }] },
      { timeModels: { EVENING } },
    );
  const call = (from: string, to: string, quantity: string) => ({ quantity: decimal(quantity), from: at(from), to: at(to) });
  const OVER_SEVEN = call("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00", "30");
  const DAY: Charge = { charge: "perUnit", price: "0.20" };

  test.each<[string, Charge, Partial<Usage>]>([
    ["€4.00 = 10 min × €0.20 from 18:50 + 20 min × €0.10 from 19:00.", DAY, OVER_SEVEN],
    [
      "€4.15 = (€0.15 to connect + 10 min × €0.20) from 18:50 + 20 min × €0.10 from 19:00.",
      { charge: "stepped", connectFee: "0.15", segments: [{ from: "0", price: "0.20", increment: "1" }] },
      OVER_SEVEN,
    ],
    [
      "€9.00 = 30 min × €0.10 from 23:30 + 30 min × €0.20 from 00:00 on Wed 4 Mar 2026.",
      DAY,
      call("2026-03-03T23:30:00+02:00", "2026-03-04T00:30:00+02:00", "60"),
    ],
    [
      "€2.00 = the maximum of €2.00, since 10 min × €0.20 from 18:50 + 20 min × €0.10 from 19:00 is more.",
      { ...DAY, maximum: "2" },
      OVER_SEVEN,
    ],
    [
      "€5.00 = the minimum of €5.00, since 10 min × €0.20 from 18:50 + 20 min × €0.10 from 19:00 is less.",
      { ...DAY, minimum: "5" },
      OVER_SEVEN,
    ],
    ["€2.00 = 20 min × €0.10 from 19:00 + 10 min free.", DAY, { ...OVER_SEVEN, adHoc: [{ kind: "freeUsage", value: "10" }] }],
    ["€0.00 = 30 min free.", DAY, { ...OVER_SEVEN, adHoc: [{ kind: "freeUsage", value: "30" }] }],
  ])("%s", (headline, base, usage) => {
    expect(explainInWords(explained(evening(base), [usage]), { unit: "min" }).headline).toBe(headline);
  });

  test("says of each part why it costs what it costs, and what did not hold then", () => {
    const { reasons } = explainInWords(explained(evening({ ...DAY, minimum: "1" }), [OVER_SEVEN]), { unit: "min" });
    expect(reasons.filter(({ kind }) => kind === "won" || kind === "lost").map(({ text }) => text)).toEqual([
      "10 min from 18:50: Rate data, for product DATA: base €0.20, at least €1.00. Used at 18:50 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00).",
      "20 min from 19:00: Rate data, level 1: time model EVENING, because 19:00 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00) is in 19:00–24:00.",
      "From 18:50: Not used: level 1 €0.10 (time model EVENING: 18:50 is outside 19:00–24:00).",
      "From 19:00: Not used: base €0.20, at least €1.00 (a level matched).",
    ]);
  });

  test("says of each part what counted before it", () => {
    const { headline, reasons } = explainInWords(explained(evening(DAY, "period"), [OVER_SEVEN, OVER_SEVEN]), { unit: "min" });
    expect(headline).toBe(
      "€4.00 = (€4.00 for 20 min this cycle − €2.00 for 10 min before) from 18:50 + (€4.00 for 40 min this cycle − €2.00 for 20 min before) from 19:00.",
    );
    expect(reasons.filter(({ kind }) => kind === "cycle").map(({ text }) => text)).toEqual([
      "From 18:50: The usage of a billing cycle counts together: 10 min before, 20 min with this. In all 20 min × €0.20 = €4.00.",
      "From 19:00: The usage of a billing cycle counts together: 20 min before, 40 min with this. In all 40 min × €0.10 = €4.00.",
    ]);
  });

  test("limits each part by itself where its charge counts by itself", () => {
    const { headline } = explainInWords(explained(evening({ ...DAY, maximum: "1" }, "period"), [OVER_SEVEN]), { unit: "min" });
    expect(headline).toBe("€3.00 = (the maximum of €1.00, since 10 min × €0.20 is more) from 18:50 + 20 min × €0.10 from 19:00.");
  });

  test("shows the offset of a part after the clocks changed", () => {
    const night = { ...EVENING, windows: [{ days: EVENING.windows[0]?.days ?? [], from: "04:00", to: "05:00" }] };
    const book = bookOf(
      { base: DAY, split: true, tiered: [{ level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: "0.10" } }] },
      { timeModels: { NIGHT: night } },
    );
    const usage = call("2026-03-29T02:30:00+02:00", "2026-03-29T04:30:00+03:00", "60");
    expect(explainInWords(explained(book, [usage]), { unit: "min" }).headline).toBe(
      "€9.00 = 30 min × €0.20 from 02:30 + 30 min × €0.10 from 04:00 (+03:00).",
    );
  });
});
