import { type Decimal, fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { BillingDirective } from "#lib/rating/usage.ts";
import { badLine, type LineRefusal, refusedLine } from "./line-refusal.ts";
import { readAdHoc } from "./read-ad-hoc.ts";
import { isJsonObject, type JsonObject, type UsageLine } from "./usage-line.ts";

/**
 * Reads one parsed line by hand: lines come by the million, and a schema library would take most of the time. What is written must
 * be right before its size and sign are judged, so that a line is refused for the first thing to put right.
 */
export function readUsageLine(given: unknown): Result<UsageLine, LineRefusal> {
  if (!isJsonObject(given)) return badLine("", 'A line is one JSON object, such as { "udr": "U1", "product": "LOTR1", … }.');
  const stranger = unknownMember(given);
  if (stranger !== null)
    return badLine(stranger, `A usage line has no member ${JSON.stringify(stranger)}. Correct its name or leave it out.`);
  const { udr, product } = given;
  if (typeof udr !== "string" || udr === "") return badLine("udr", 'Give the UDR its number as text, such as "U1".');
  if (typeof product !== "string" || product === "") return badLine("product", 'Name the product by its code as text, such as "LOTR1".');
  const quantity = readQuantity(given.amount);
  if (!quantity.ok) return quantity;
  const period = readPeriod(given);
  if (!period.ok) return period;
  const parties = readParties(given);
  if (!parties.ok) return parties;
  const terms = readTerms(given);
  if (!terms.ok) return terms;
  if (quantity.value.unscaled < 0n) return refusedLine("NEGATIVE_USAGE", "amount");
  if (!fitsRate(quantity.value)) return refusedLine("TOO_MANY_DIGITS", "amount");
  const { from, to } = period.value;
  const { subscription, account, classification, currency } = parties.value;
  const { metadata, directive, adHoc } = terms.value;
  return ok({
    udr,
    product,
    quantity: quantity.value,
    from,
    to,
    metadata,
    subscription,
    account,
    classification,
    currency,
    directive,
    adHoc,
  });
}

const MEMBERS: ReadonlySet<string> = new Set([
  "udr",
  "product",
  "amount",
  "from",
  "to",
  "metadata",
  "subscription",
  "account",
  "classification",
  "currency",
  "directive",
  "adHoc",
]);

function unknownMember(given: JsonObject): string | null {
  for (const name in given) if (!MEMBERS.has(name)) return name;
  return null;
}

function readQuantity(amount: unknown): Result<Decimal, LineRefusal> {
  if (amount === undefined || amount === null) return badLine("amount", 'The usage amount is missing. Write it as text, such as "1.5".');
  if (typeof amount !== "string") return badLine("amount", 'Write the usage amount as text, such as "1.5", so that no digit is lost.');
  const quantity = parseDecimal(amount);
  if (quantity !== null) return ok(quantity);
  return badLine("amount", `${JSON.stringify(amount)} is not a plain decimal. Write digits with a point, such as "1.5".`);
}

type Period = Pick<UsageLine, "from" | "to">;

const HOW_TO_WRITE_AN_INSTANT = 'Write date, time and offset, such as "2026-03-03T02:14:00+02:00".';

function readPeriod({ from, to }: JsonObject): Result<Period, LineRefusal> {
  if (from === undefined || from === null) return badLine("from", `The time of the usage is missing. ${HOW_TO_WRITE_AN_INSTANT}`);
  const begin = instantOf(from);
  if (begin === null) return badLine("from", `${JSON.stringify(from)} is not an instant. ${HOW_TO_WRITE_AN_INSTANT}`);
  if (to === undefined || to === null) return ok({ from: begin, to: null });
  const end = instantOf(to);
  if (end === null) return badLine("to", `${JSON.stringify(to)} is not an instant. ${HOW_TO_WRITE_AN_INSTANT}`);
  return end < begin ? badLine("to", "To cannot be before From. Exchange them, or leave out to.") : ok({ from: begin, to: end });
}

function instantOf(value: unknown): Instant | null {
  return typeof value === "string" ? parseInstant(value) : null;
}

type Parties = Pick<UsageLine, "subscription" | "account" | "classification" | "currency">;

/** Who used it. All of it may be absent: then the usage is of one owner without a name. */
function readParties({
  subscription = null,
  account = null,
  classification = null,
  currency = null,
}: JsonObject): Result<Parties, LineRefusal> {
  if (!isTextOrNull(subscription)) return badLine("subscription", 'Write the subscription as text, such as "S1".');
  if (!isTextOrNull(account)) return badLine("account", 'Write the account as text, such as "A1".');
  if (!isTextOrNull(classification)) return badLine("classification", 'Write the classification as text, such as "VIP".');
  if (!isTextOrNull(currency)) return badLine("currency", 'Write the currency as text, such as "EUR".');
  return ok({ subscription, account, classification, currency });
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

const NO_METADATA: JsonObject = {};

function readTerms(given: JsonObject): Result<Pick<UsageLine, "metadata" | "directive" | "adHoc">, LineRefusal> {
  const metadata = given.metadata ?? NO_METADATA;
  if (!isJsonObject(metadata)) return badLine("metadata", 'Write the metadata as an object, such as { "network": "5G" }.');
  const directive = given.directive ?? "toBeBilled";
  if (!isDirective(directive)) return badLine("directive", "Choose the directive from toBeBilled, toBeCredited, notToBeBilled.");
  const adHoc = readAdHoc(given.adHoc);
  return adHoc.ok ? ok({ metadata, directive, adHoc: adHoc.value }) : adHoc;
}

function isDirective(value: unknown): value is BillingDirective {
  return value === "toBeBilled" || value === "toBeCredited" || value === "notToBeBilled";
}
