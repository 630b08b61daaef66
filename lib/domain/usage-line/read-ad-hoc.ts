import { compareDecimals, type Decimal, decimal, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type AdHocDiscount, DISCOUNT_KINDS, type DiscountKind } from "#lib/rating/discounts/discount.ts";
import { badLine, type LineRefusal, refusedLine } from "./line-refusal.ts";
import { isJsonObject } from "./usage-line.ts";

const HUNDRED = decimal("100");
const NONE: readonly AdHocDiscount[] = [];

/** Discounts that came with the usage, in the order given. */
export function readAdHoc(value: unknown): Result<readonly AdHocDiscount[], LineRefusal> {
  if (value === undefined || value === null) return ok(NONE);
  if (!Array.isArray(value)) return badLine("adHoc", "Write ad hoc discounts as a list, one object for each.");
  const discounts: AdHocDiscount[] = [];
  for (const [index, each] of value.entries()) {
    const discount = readDiscount(each, `adHoc[${index}]`);
    if (!discount.ok) return discount;
    discounts.push(discount.value);
  }
  return ok(discounts);
}

function readDiscount(given: unknown, path: string): Result<AdHocDiscount, LineRefusal> {
  if (!isJsonObject(given)) return badLine(path, 'An ad hoc discount is an object, such as { "kind": "percentage", "value": "10" }.');
  const stranger = Object.keys(given).find((key) => key !== "kind" && key !== "value");
  if (stranger !== undefined) return badLine(`${path}.${stranger}`, `An ad hoc discount has a kind and a value. Leave out ${stranger}.`);
  const kind = DISCOUNT_KINDS.find((known) => known === given.kind);
  if (kind === undefined) return badLine(`${path}.kind`, `Choose the kind from ${DISCOUNT_KINDS.join(", ")}.`);
  const { value } = given;
  const parsed = typeof value === "string" ? parseDecimal(value) : null;
  if (typeof value !== "string" || parsed === null)
    return badLine(`${path}.value`, 'Write the value as text, a plain decimal such as "10".');
  if (parsed.unscaled < 0n) return badLine(`${path}.value`, "A discount cannot be negative. Leave out the sign.");
  if (!hasRoom(parsed, kind)) return refusedLine("TOO_MANY_DIGITS", `${path}.value`);
  if (kind === "percentage" && compareDecimals(parsed, HUNDRED) > 0)
    return badLine(`${path}.value`, "Write a percentage between 0 and 100.");
  return ok({ kind, value });
}

function hasRoom(value: Decimal, kind: DiscountKind): boolean {
  return fitsRate(value) && (kind !== "amount" || normalise(value).scale <= MONEY_DECIMALS);
}
