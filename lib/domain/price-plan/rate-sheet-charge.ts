import { compareDecimals, parseDecimal } from "#lib/kernel/decimal.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Scope } from "#lib/rating/rate-book.ts";
import { charge as chargeSchema } from "./charges/charge-schema.ts";
import { checkCharge } from "./check-charge.ts";
import { pathText } from "./finding.ts";
import type { RateColumn, RateRow } from "./rate-columns.ts";
import type { CellProblem } from "./rate-sheet-target.ts";

/** How people write a number, as exact text; null where it is not certain what is meant. */
export type DecimalOf = (typed: string) => string | null;

type Before = { readonly charge: Charge | null; readonly scope: Scope; readonly decimalOf: DecimalOf };

/** What a row says its line costs: in details, or as a price; a row that says neither leaves the charge as it is. */
export function chargeOfRow({ cells }: RateRow, { charge: before, scope, decimalOf }: Before): Charge | CellProblem {
  const { details = "" } = cells;
  const written = details === "" ? pricedCharge(cells, before, decimalOf) : chargeInDetails(details, cells.charge ?? "");
  if (isProblem(written)) return written;
  const column: RateColumn = details === "" ? "price" : "details";
  const parsed = chargeSchema.safeParse(written.charge);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = details === "" ? "" : pathText(issue?.path ?? []);
    return {
      column: path === "" && issue?.path[0] === "per" ? "per" : column,
      message: `${path === "" ? "" : `${path}: `}${issue?.message ?? "It is no charge"}.`,
    };
  }
  const [finding] = checkCharge(parsed.data, scope, "");
  return finding === undefined ? parsed.data : { column, message: finding.message };
}

type Written = { readonly charge: unknown };

function chargeInDetails(details: string, kind: string): Written | CellProblem {
  const charge = parsedJson(details);
  if (typeof charge !== "object" || charge === null) {
    return {
      column: "details",
      message: 'It is not JSON. Write the charge as the document does, such as {"charge":"flat","amount":"3.00"}.',
    };
  }
  if (kind !== "" && "charge" in charge && charge.charge !== kind) {
    return { column: "charge", message: `The details say ${String(charge.charge)}. Write the same in both.` };
  }
  return { charge };
}

function pricedCharge(cells: RateRow["cells"], before: Charge | null, decimalOf: DecimalOf): Written | CellProblem {
  const { price = "", per } = cells;
  const kind = kindOf(cells.charge ?? "", before);
  const isAsBefore = before !== null && before.charge === kind;
  if (price === "" && isAsBefore) return { charge: before };
  if (kind !== "perUnit" && kind !== "flat") {
    return {
      column: "details",
      message: `Only perUnit and flat have their price in a cell. Write the ${kind} charge here as the document does.`,
    };
  }
  const amount = decimalOf(price);
  if (price === "") return { column: "price", message: "Give a price. 0 means free." };
  if (amount === null) return { column: "price", message: unclearAmount(price) };
  if (kind === "flat") {
    return {
      charge: isAsBefore && before.charge === "flat" ? { ...before, amount: kept(before.amount, amount) } : { charge: kind, amount },
    };
  }
  const quantity = per === undefined || per === "" ? null : decimalOf(per);
  if (quantity === null && per !== undefined && per !== "") return { column: "per", message: "Write a plain quantity, such as 60." };
  if (!isAsBefore || before.charge !== "perUnit")
    return { charge: { charge: kind, price: amount, ...(quantity === null ? {} : { per: quantity }) } };
  const { per: was, ...rest } = before;
  const own = per === undefined ? was : quantity === null ? undefined : kept(was, quantity);
  return { charge: { ...rest, price: kept(before.price, amount), ...(own === undefined ? {} : { per: own }) } };
}

/** "12,345" is a thousand to one reader and one and a bit to another. */
function unclearAmount(text: string): string {
  const [, whole, rest] = /^(\d{1,3}),(\d{3})$/.exec(text) ?? [];
  if (whole === undefined || rest === undefined) return "Write a plain amount, such as 4.50.";
  return `It may mean ${whole}${rest} or ${whole}.${rest}. Write the one that is meant.`;
}

/** As it stands where the number is the same: "10" does not change "10.00". */
function kept(before: string | undefined, after: string): string {
  const [was, is] = [parseDecimal(before ?? ""), parseDecimal(after)];
  return before !== undefined && was !== null && is !== null && compareDecimals(was, is) === 0 ? before : after;
}

function kindOf(text: string, before: Charge | null): string {
  if (text === "") return before?.charge ?? "perUnit";
  const plain = text.toLowerCase().replaceAll(/[^a-z]/g, "");
  return KINDS.find((kind) => kind.toLowerCase() === plain) ?? text;
}

const KINDS: readonly Charge["charge"][] = ["perUnit", "flat", "graduated", "volume", "package", "stepped", "percentage", "costPlus"];

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(written: Written | CellProblem): written is CellProblem {
  return "message" in written;
}
