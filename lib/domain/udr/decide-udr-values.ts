import { fault } from "#lib/kernel/assert.ts";
import { compareDecimals, decimal, fitsRate, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { GivenDiscount } from "../discount/given-discount.ts";
import { sameDiscounts } from "../discount/given-discount-words.ts";
import type { Refusal } from "../refusal.ts";
import type { AdjustFacts, AdjustUdrType, MetadataAttribute } from "./adjust-facts.ts";
import { checkMandatory } from "./check-mandatory.ts";
import { checkMetadata, type Metadata } from "./check-metadata.ts";
import type { Udr, Usage } from "./udr.ts";
import type { AdjustUdrChange, UdrChange } from "./udr-action-schema.ts";
import { DIRECTIVE_OF_ACTION } from "./udr-actions.ts";

/** The values of a UDR before or after an action. Personal metadata is kept beside it, where it may be emptied. */
export type UdrValues = { readonly udr: Udr; readonly personal: Metadata };

/** What a submit says it shall be; a reversal goes back to what it was (`decideReversal`). */
export type ForwardChange = Exclude<UdrChange, { readonly action: "reverse" }>;

/** `discounts`: what it has after the Adjust, as decided (`decideGivenDiscounts`). */
export type AdjustFactsWithDiscounts = AdjustFacts & { readonly discounts: readonly GivenDiscount[] };

/** What the UDR is after the action. Its prerequisites were checked before (`refuseAction`). `facts` are an Adjust's. */
export function decideUdrValues(
  before: UdrValues,
  change: ForwardChange,
  facts: AdjustFactsWithDiscounts | null,
): Result<UdrValues, Refusal> {
  const next = { ...before.udr, revision: before.udr.revision + 1 };
  switch (change.action) {
    case "cancel":
      return ok({ udr: { ...next, state: "cancelled" }, personal: before.personal });
    case "setBillable":
    case "setCreditable":
    case "setNotToBeBilled":
      return ok({ udr: { ...next, directive: DIRECTIVE_OF_ACTION[change.action] }, personal: before.personal });
    case "adjust":
      return adjusted(before, change, facts ?? fault("an Adjust without the configuration it refers to"));
  }
}

/** In the order of the form: what it names must exist and fit, then the amounts, the period, the metadata. */
function adjusted(before: UdrValues, change: AdjustUdrChange, facts: AdjustFactsWithDiscounts): Result<UdrValues, Refusal> {
  const { product, udrType, source } = facts;
  if (product === null) return refused({ code: "NOT_FOUND", path: "product" });
  if (udrType === null) return refused({ code: "NOT_FOUND", path: "udrType" });
  if (source === null) return refused({ code: "NOT_FOUND", path: "source" });
  if (!product.isUsageService) return refused({ code: "PRODUCT_NOT_USAGE", path: "product", params: { product: product.name } });
  if (!product.udrTypeIds.includes(udrType.udrTypeId)) {
    return refused({ code: "UDR_TYPE_NOT_ALLOWED", path: "udrType", params: { product: product.name } });
  }
  if (!udrType.sourceIds.includes(source.sourceId)) {
    return refused({ code: "SOURCE_NOT_ALLOWED", path: "source", params: { source: source.name } });
  }
  const refusal =
    refuseQuantity(change, udrType) ??
    checkMandatory(udrType, { from: change.from, to: change.to, source: source.sourceId }) ??
    refusePeriod(change) ??
    refuseAmounts(before.udr, change) ??
    refuseMetadata(before, change, udrType);
  if (refusal !== null) return refused(refusal);
  const usage = usageOf(change, { productId: product.productId, udrTypeId: udrType.udrTypeId, sourceId: source.sourceId });
  const { open, personal } = splitMetadata(change.metadata, udrType.attributes);
  const { discounts: adHocDiscounts } = facts;
  const after = { udr: { ...before.udr, ...usage, metadata: open, adHocDiscounts, revision: before.udr.revision + 1 }, personal };
  if (isSameUsage(before.udr, after.udr) && sameMetadata(before.personal, personal)) return refused({ code: "USAGE_UNCHANGED" });
  return ok(after);
}

function refuseQuantity({ quantity }: AdjustUdrChange, { unitDecimals, unit }: AdjustUdrType): Refusal | null {
  const value = decimal(quantity);
  if (value.unscaled < 0n) return { code: "NEGATIVE_USAGE", path: "quantity" };
  if (!fitsRate(value)) return { code: "TOO_MANY_DIGITS", path: "quantity" };
  if (normalise(value).scale > unitDecimals)
    return { code: "QUANTITY_TOO_FINE", path: "quantity", params: { unit, decimals: unitDecimals } };
  return null;
}

function refusePeriod({ from, to }: AdjustUdrChange): Refusal | null {
  return to !== null && instantOf(to) < instantOf(from) ? { code: "PERIOD_REVERSED", path: "to" } : null;
}

/** R68: total and tax may be adjusted only on usage that was rated elsewhere, and there they are mandatory. */
function refuseAmounts({ rating }: Udr, { gross, tax }: AdjustUdrChange): Refusal | null {
  if (rating !== "elsewhere") return gross === undefined && tax === undefined ? null : { code: "INVALID_INPUT", path: "gross" };
  if (gross === undefined) return { code: "INVALID_INPUT", path: "gross" };
  if (tax === undefined) return { code: "INVALID_INPUT", path: "tax" };
  if (micros(gross) < 0n) return { code: "NEGATIVE_USAGE", path: "gross" };
  if (micros(tax) < 0n) return { code: "NEGATIVE_USAGE", path: "tax" };
  // As `priceElsewhere` would refuse it once it is rated, which may be much later.
  return micros(tax) * 2n > micros(gross) ? { code: "TAX_TOO_HIGH", path: "tax" } : null;
}

/** Personal values may have been emptied by retention: what the UDR lacked already it may go on lacking. */
function refuseMetadata(before: UdrValues, change: AdjustUdrChange, { udrTypeId, attributes }: AdjustUdrType): Refusal | null {
  const isSameType = before.udr.udrTypeId === udrTypeId;
  const emptied = attributes.filter(({ personal, key }) => isSameType && personal && (before.personal[key] ?? "") === "");
  return checkMetadata(change.metadata, attributes, new Set(emptied.map(({ key }) => key)));
}

type Ids = Pick<Usage, "productId" | "udrTypeId" | "sourceId">;

function usageOf(change: AdjustUdrChange, ids: Ids): Omit<Usage, "metadata" | "adHocDiscounts"> {
  return {
    ...ids,
    quantity: normalise(decimal(change.quantity)),
    usedFrom: instantOf(change.from),
    usedTo: change.to === null ? null : instantOf(change.to),
    billingEffectiveAt: instantOf(change.billingEffectiveAt),
    importedGross: change.gross === undefined ? null : micros(change.gross),
    importedTax: change.tax === undefined ? null : micros(change.tax),
  };
}

function splitMetadata(
  metadata: Metadata,
  attributes: readonly MetadataAttribute[],
): { readonly open: Metadata; readonly personal: Metadata } {
  const isPersonal = (key: string) => attributes.some((attribute) => attribute.key === key && attribute.personal);
  const given = Object.entries(metadata).filter(([, text]) => text !== "");
  return {
    open: Object.fromEntries(given.filter(([key]) => !isPersonal(key))),
    personal: Object.fromEntries(given.filter(([key]) => isPersonal(key))),
  };
}

function isSameUsage(left: Usage, right: Usage): boolean {
  return (
    left.productId === right.productId &&
    left.udrTypeId === right.udrTypeId &&
    left.sourceId === right.sourceId &&
    compareDecimals(left.quantity, right.quantity) === 0 &&
    left.usedFrom === right.usedFrom &&
    left.usedTo === right.usedTo &&
    left.billingEffectiveAt === right.billingEffectiveAt &&
    left.importedGross === right.importedGross &&
    left.importedTax === right.importedTax &&
    sameDiscounts(left.adHocDiscounts, right.adHocDiscounts) &&
    sameMetadata(left.metadata, right.metadata)
  );
}

function sameMetadata(left: Metadata, right: Metadata): boolean {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => (left[key] ?? "") === (right[key] ?? ""));
}

function instantOf(text: string): Instant {
  return parseInstant(text) ?? fault(`not an instant: ${text}`);
}
