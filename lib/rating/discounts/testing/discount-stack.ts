import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Counters } from "../../counters.ts";
import type { Usage } from "../../usage.ts";
import { compileDiscounts } from "../compile-discounts.ts";
import type { AdHocDiscount, Discount, DiscountKind } from "../discount.ts";
import type { ExplainedSteps } from "../discount-step.ts";
import { type JudgedDiscounts, judgeDiscounts } from "../judge-discounts.ts";

export type DiscountStack = { readonly discounts: readonly Discount[]; readonly adHoc: readonly AdHocDiscount[] };

/** A discount for everything and everybody, at any time. */
export const ANY = {
  version: 1,
  per: "udr",
  renew: "cycle",
  level: 1,
  for: null,
  zone: null,
  account: null,
  validFrom: null,
  validTo: null,
} as const satisfies Partial<Discount>;

const ENTRY = /^\s*(\+|\w+ )([\d.]+)(%| free)?( a cycle)?(?: level (\d+))?\s*$/;

/** "A 10%", "B 10% level 2", "C 5", "D 5 a cycle", "E 3 free"; "+10%", "+5" and "+3 free" came with the usage. */
export function stackOf(text: string): DiscountStack {
  const discounts: Discount[] = [];
  const adHoc: AdHocDiscount[] = [];
  for (const entry of text === "" ? [] : text.split(",")) {
    const [, code, value = "", unit, cycle, level = "1"] = ENTRY.exec(entry) ?? [];
    if (code === undefined) throw new Error(`no discount: ${entry}`);
    const kind: DiscountKind = unit === "%" ? "percentage" : unit === " free" ? "freeUsage" : "amount";
    const per = cycle === undefined ? "udr" : "period";
    if (code === "+") adHoc.push({ kind, value });
    else discounts.push({ ...ANY, code: code.trim(), kind, value, per, level: Number.parseInt(level, 10) });
  }
  return { discounts, adHoc };
}

const USAGE: Usage = {
  productCode: "LOTR1",
  productTypeCode: "MOVIE",
  productFamilyCode: null,
  taxPercent: ZERO,
  quantity: decimal("1"),
  from: instantFromMillis(0),
  to: null,
  metadata: {},
  directive: "toBeBilled",
};

export function judgeStack({ discounts, adHoc }: DiscountStack): JudgedDiscounts {
  const compiled = compileDiscounts(discounts, { zones: new Map(), timeZone: "Europe/Nicosia" });
  return judgeDiscounts(compiled, { ...USAGE, adHoc });
}

/** Every counter holds that much, of two UDRs. */
export function countersAt(taken: string): Counters {
  const quantity = decimal(taken);
  return () => ({ quantity, udrs: 2, beyondFree: quantity, paying: 2 });
}

/** "A 1, + 5" and "B usedUp"; of a discount per period "A 1 (1.5 to 0.5)". */
export function stepsInShort({ applied, refused }: ExplainedSteps): { readonly applied: string; readonly refused: string } {
  return {
    applied: applied.map(({ code, took, left }) => `${code ?? "+"} ${took}${left ? ` (${left.before} to ${left.after})` : ""}`).join(", "),
    refused: refused.map(({ code, why }) => `${code ?? "+"} ${why.kind}`).join(", "),
  };
}
