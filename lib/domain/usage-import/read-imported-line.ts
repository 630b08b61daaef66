import { type Decimal, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { type Micros, parseMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { badLine } from "./import-refusal.ts";
import type { LineTexts } from "./line-texts.ts";
import type { ImportRating } from "./usage-import-view.ts";

export const IDENTIFIER_KINDS = ["phone", "msisdn", "iccid", "smartCard", "email"] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** One line of usage, well formed. What it names is looked up later. */
export type ImportedLine = {
  /** The sender's own number of this usage. */
  readonly reference: string | null;
  /** At least one of the two. */
  readonly subscription: string | null;
  readonly identifier: { readonly kind: IdentifierKind | null; readonly value: string } | null;
  readonly product: string;
  readonly udrType: string | null;
  readonly quantity: Decimal;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly billingEffectiveAt: Instant;
  /** Of usage rated elsewhere: both, or of usage for information: as it was sent. */
  readonly gross: Micros | null;
  readonly tax: Micros | null;
  readonly currency: string | null;
  readonly metadata: Readonly<Record<string, string>>;
};

/** Makes values of the texts of a line; refused for the first that cannot be read, which no later trial could change. */
export function readImportedLine(texts: LineTexts, rating: ImportRating): Result<ImportedLine, Refusal> {
  const owner = readOwner(texts);
  if (!owner.ok) return owner;
  const { product, udrType, metadata } = texts;
  if (product === null) return badLine("product", 'Name the product by its code, such as "LOTR1".');
  const quantity = readQuantity(texts.amount);
  if (!quantity.ok) return quantity;
  const period = readPeriod(texts);
  if (!period.ok) return period;
  const amounts = readAmounts(texts, rating);
  if (!amounts.ok) return amounts;
  return ok({ ...owner.value, product, udrType, quantity: quantity.value, ...period.value, ...amounts.value, metadata });
}

const LONGEST_REFERENCE = 200;
const CONTROL = /\p{Cc}/u;

function readOwner(texts: LineTexts): Result<Pick<ImportedLine, "reference" | "subscription" | "identifier">, Refusal> {
  const { reference, subscription, identifier: value, identifierKind } = texts;
  if (reference !== null && (reference.length > LONGEST_REFERENCE || CONTROL.test(reference))) {
    return badLine("reference", `A reference has at most ${LONGEST_REFERENCE} characters, and no control characters.`);
  }
  if (subscription === null && value === null)
    return badLine("subscription", "Name the subscription by its number, or give an identifier.");
  if (value === null) return ok({ reference, subscription, identifier: null });
  const kind = IDENTIFIER_KINDS.find((each) => each === identifierKind) ?? null;
  if (identifierKind !== null && kind === null) {
    return badLine("identifierKind", `The kind of an identifier is one of ${IDENTIFIER_KINDS.join(", ")}; or leave it out.`);
  }
  return ok({ reference, subscription, identifier: { kind, value } });
}

function readQuantity(amount: string | null): Result<Decimal, Refusal> {
  if (amount === null) return badLine("amount", 'The usage amount is missing. Write it as "1.5".');
  const quantity = parseDecimal(amount);
  if (quantity === null) return badLine("amount", `${JSON.stringify(amount)} is not a plain decimal. Write digits with a point, as "1.5".`);
  if (quantity.unscaled < 0n) return refused({ code: "NEGATIVE_USAGE", path: "amount" });
  return fitsRate(quantity) ? ok(normalise(quantity)) : refused({ code: "TOO_MANY_DIGITS", path: "amount" });
}

const HOW_TO_WRITE_AN_INSTANT = 'Write date, time and offset, as "2026-03-03T02:14:00+02:00".';

function readPeriod(texts: LineTexts): Result<Pick<ImportedLine, "from" | "to" | "billingEffectiveAt">, Refusal> {
  if (texts.from === null) return badLine("from", `The time of the usage is missing. ${HOW_TO_WRITE_AN_INSTANT}`);
  const from = parseInstant(texts.from);
  if (from === null) return noInstant("from", texts.from);
  const to = texts.to === null ? null : parseInstant(texts.to);
  if (texts.to !== null && to === null) return noInstant("to", texts.to);
  if (to !== null && to < from) return refused({ code: "PERIOD_REVERSED", path: "to" });
  const effective = texts.billingEffectiveDate;
  const billingEffectiveAt = effective === null ? from : parseInstant(effective);
  if (billingEffectiveAt === null) return noInstant("billingEffectiveDate", effective ?? "");
  return ok({ from, to, billingEffectiveAt });
}

function noInstant(path: string, text: string) {
  return badLine(path, `${JSON.stringify(text)} is not an instant. ${HOW_TO_WRITE_AN_INSTANT}`);
}

type Amounts = Pick<ImportedLine, "gross" | "tax" | "currency">;

/** R28: usage rated elsewhere brings its total and its tax; usage that is rated here has neither. */
function readAmounts({ gross, tax, currency }: LineTexts, rating: ImportRating): Result<Amounts, Refusal> {
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) return badLine("currency", 'Write the currency by its code, as "EUR".');
  if (rating === "here") {
    const given = gross === null ? (tax === null ? null : "tax") : "gross";
    if (given === null) return ok({ gross: null, tax: null, currency });
    return badLine(given, "Usage that is rated here brings no amounts. Leave them out, or send it as rated elsewhere.");
  }
  const isOptional = rating === "information";
  const total = readMoney("gross", gross, isOptional);
  if (!total.ok) return total;
  const taxed = readMoney("tax", tax, isOptional);
  if (!taxed.ok) return taxed;
  if (currency === null && !isOptional) return badLine("currency", "Say in which currency it was rated.");
  return ok({ gross: total.value, tax: taxed.value, currency });
}

function readMoney(path: "gross" | "tax", text: string | null, isOptional: boolean): Result<Micros | null, Refusal> {
  if (text === null) return isOptional ? ok(null) : badLine(path, `Usage rated elsewhere brings its ${path}. It is missing.`);
  const amount = parseMicros(text);
  if (amount !== null && amount < 0n)
    return badLine(path, `The ${path} is negative. Usage that is to be given back is credited on its own UDR.`);
  if (amount !== null) return ok(amount);
  if (parseDecimal(text) !== null) return refused({ code: "TOO_MANY_DIGITS", path });
  return badLine(path, `${JSON.stringify(text)} is not an amount of money. Write it as "12.50".`);
}
