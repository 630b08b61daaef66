import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { decideNetwork } from "../agreement/allowed-networks.ts";
import { type DerivedAttribute, deriveAttributes } from "../look-up/derive-attributes.ts";
import type { Refusal } from "../refusal.ts";
import { checkMandatory } from "../udr/check-mandatory.ts";
import type { Metadata } from "../udr/check-metadata.ts";
import type { Usage } from "../udr/udr.ts";
import { metadataFault } from "./checked-attribute.ts";
import { findSubscription } from "./find-subscription.ts";
import type { Holder, ImportFacts, ImportProduct, ImportSubscription, ImportUdrType } from "./import-facts.ts";
import { problemOf } from "./import-refusal.ts";
import type { ImportedLine } from "./read-imported-line.ts";

/** What a line becomes: the values of a UDR beside those that its batch gives to all of them. */
export type ImportedUsage = Omit<Usage, "sourceId" | "adHocDiscounts"> & {
  readonly shard: number;
  readonly accountId: number;
  readonly subscriptionId: number;
  readonly currency: string;
  readonly personal: Metadata;
  readonly personId: number | null;
  readonly costCentreId: number | null;
  /** What nobody sent: it was looked up. */
  readonly derived: readonly DerivedAttribute[];
  /** In whose words it is shown before it is stored. */
  readonly names: { readonly subscription: string; readonly product: string; readonly udrType: string };
};

/** Rejected is what no later trial could change; parked is what names something that is not known or not allowed here now. */
export type ImportDecision =
  | { readonly outcome: "accepted"; readonly usage: ImportedUsage }
  | { readonly outcome: "rejected" | "parked"; readonly refusal: Refusal };

/** Decides about one line, in the order of who, what, how much, and the rest: refused for the first thing to put right. */
export function decideImportedUsage(sent: ImportedLine, facts: ImportFacts): ImportDecision {
  const subscription = findSubscription(sent, facts);
  if (!subscription.ok) return parked(subscription.refusal);
  const owner = subscription.value;
  const measured = findMeasure(sent, facts);
  if (!measured.ok) return parked(measured.refusal);
  const { product, udrType } = measured.value;
  const { metadata, derived } = deriveAttributes(sent.metadata, udrType.lookUps);
  const line = derived.length === 0 ? sent : { ...sent, metadata };
  const refusal = refuseState(line, owner) ?? refuseMeasure(line, facts, udrType) ?? refuseCurrency(line, owner);
  if (refusal !== null) return parked(refusal);
  const fault = metadataFault(line.metadata, udrType.attributes);
  if (fault !== null) return fault.isFinal ? { outcome: "rejected", refusal: fault.refusal } : parked(fault.refusal);
  const outside = refuseNetwork(line, owner, udrType);
  if (outside !== null) return parked(outside);
  return { outcome: "accepted", usage: usageOf(line, { owner, product, udrType, derived }, facts) };
}

function parked(refusal: Refusal): ImportDecision {
  return { outcome: "parked", refusal };
}

type Measure = { readonly product: ImportProduct; readonly udrType: ImportUdrType };

function findMeasure(line: ImportedLine, { products, udrTypes }: ImportFacts): Result<Measure, Refusal> {
  const product = products.get(line.product);
  if (product === undefined) return refused(problemOf("NOT_FOUND", "product", `There is no product ${line.product}.`));
  if (!product.isUsageService) return refused({ code: "PRODUCT_NOT_USAGE", path: "product", params: { product: product.name } });
  if (line.from < product.validFrom || (product.validTo !== null && line.from >= product.validTo)) {
    return refused({ code: "PRODUCT_NOT_VALID", path: "product", params: { product: product.name } });
  }
  const code = udrTypeCodeOf(line, product);
  const udrType = code === undefined ? undefined : udrTypes.get(code);
  if (code === undefined) return refused(problemOf("NOT_FOUND", "udrType", `${product.name} has no UDR type.`));
  if (udrType === undefined) return refused(problemOf("NOT_FOUND", "udrType", `There is no UDR type ${code}.`));
  if (product.udrTypes.includes(code)) return ok({ product, udrType });
  return refused({ code: "UDR_TYPE_NOT_ALLOWED", path: "udrType", params: { product: product.name } });
}

/** The one that a line names, else the first of its product. */
export function udrTypeCodeOf({ udrType }: ImportedLine, product: ImportProduct | undefined): string | undefined {
  return udrType ?? product?.udrTypes[0];
}

/** Usage of what had not begun, or is over, is looked at by somebody: it may be another's. */
function refuseState({ from }: ImportedLine, { number, state, startedAt }: ImportSubscription): Refusal | null {
  if (state !== "effective") return problemOf("SUBSCRIPTION_NOT_EFFECTIVE", "subscription", `Subscription ${number} is not effective.`);
  return from < startedAt ? problemOf("SUBSCRIPTION_NOT_EFFECTIVE", "from", `Subscription ${number} began after this usage.`) : null;
}

function refuseMeasure(line: ImportedLine, { batch }: ImportFacts, udrType: ImportUdrType): Refusal | null {
  const { unit, unitDecimals: decimals } = udrType;
  if (!udrType.sourceIds.has(batch.sourceId)) {
    return { code: "SOURCE_NOT_ALLOWED", path: "source", params: { source: batch.sourceName } };
  }
  if (line.quantity.scale > decimals) return { code: "QUANTITY_TOO_FINE", path: "amount", params: { unit, decimals } };
  return checkMandatory(udrType, { from: line.from, to: line.to, source: batch.sourceId });
}

function refuseCurrency({ currency }: ImportedLine, owner: ImportSubscription): Refusal | null {
  if (currency === null || currency === owner.currency) return null;
  return problemOf("CURRENCY_MISMATCH", "currency", `The usage is in ${currency}, the account of ${owner.number} in ${owner.currency}.`);
}

function refuseNetwork(line: ImportedLine, { networksAt, number }: ImportSubscription, udrType: ImportUdrType): Refusal | null {
  const rule = networksAt(line.from);
  if (rule === null) return null;
  const { attribute } = rule;
  if (decideNetwork(rule, line.metadata, udrType.isUnder.get(attribute) ?? isUnderNothing) !== "outside") return null;
  const network = line.metadata[attribute] ?? "";
  return { code: "NETWORK_NOT_ALLOWED", path: `metadata.${attribute}`, params: { network, subscription: number } };
}

const isUnderNothing = () => false;

type Found = Measure & Pick<ImportedUsage, "derived"> & { readonly owner: ImportSubscription };

function usageOf(line: ImportedLine, { owner, product, udrType, derived }: Found, { batch }: ImportFacts): ImportedUsage {
  const { open, personal } = splitPersonal(line.metadata, udrType);
  const holder = holderAt(owner.holders, line);
  const { gross, tax } = batch.rating === "elsewhere" ? line : NO_AMOUNTS;
  return {
    shard: owner.shard,
    accountId: owner.accountId,
    subscriptionId: owner.subscriptionId,
    udrTypeId: udrType.udrTypeId,
    productId: product.productId,
    quantity: line.quantity,
    usedFrom: line.from,
    usedTo: line.to,
    billingEffectiveAt: line.billingEffectiveAt,
    metadata: open,
    personal,
    importedGross: gross,
    importedTax: tax,
    currency: owner.currency,
    personId: holder?.personId ?? null,
    costCentreId: holder?.costCentreId ?? null,
    derived,
    names: { subscription: owner.number, product: product.name, udrType: udrType.name },
  };
}

const NO_AMOUNTS: { readonly gross: Micros | null; readonly tax: Micros | null } = { gross: null, tax: null };
const NOTHING: Metadata = {};

function splitPersonal(metadata: Metadata, { attributes }: ImportUdrType): { readonly open: Metadata; readonly personal: Metadata } {
  if (!attributes.some(({ key, isPersonal }) => isPersonal && metadata[key] !== undefined)) return { open: metadata, personal: NOTHING };
  const personalKeys = new Set(attributes.filter(({ isPersonal }) => isPersonal).map(({ key }) => key));
  const entries = Object.entries(metadata);
  return {
    open: Object.fromEntries(entries.filter(([key]) => !personalKeys.has(key))),
    personal: Object.fromEntries(entries.filter(([key]) => personalKeys.has(key))),
  };
}

/** Who held the identifier that the usage names, or else the whole subscription, at From; the latest where periods overlap. */
function holderAt(holders: readonly Holder[], { identifier, from }: ImportedLine): Holder | null {
  if (holders.length === 0) return null;
  const then = holders.filter((holder) => holder.from <= from && isBefore(from, holder.to));
  const ofIdentifier = identifier && then.find((holder) => holder.identifier?.value === identifier.value);
  return ofIdentifier ?? then.find((holder) => holder.identifier === null) ?? null;
}

function isBefore(from: Instant, to: Instant | null): boolean {
  return to === null || from < to;
}
