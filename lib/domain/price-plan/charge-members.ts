import { unreachable } from "#lib/kernel/assert.ts";
import type { Band } from "#lib/rating/charges/bands.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Segment } from "#lib/rating/charges/segment.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import { bandInWords, quantityInWords, segmentInWords } from "./charge-steps.ts";

/** One thing that a charge says, for a comparison with another charge of the same kind. What is as by default is not said. */
export type ChargeMember = {
  /** The same in both charges: "price", "up to 10.price". */
  readonly key: string;
  /** "up to 10", "minimum"; null for the one price of a charge that has but one. */
  readonly label: string | null;
  readonly words: string;
  /** The exact text, where it is a price that can be dearer or cheaper. */
  readonly figure: string | null;
};

/** What to call the bands or segments of a charge. */
export type Steps = {
  readonly names: readonly string[];
  /** Whether it is to be told where they begin or end: not where that is what they are called by. */
  readonly withBounds: boolean;
};

const ALL = "all usage";

/** The names of the bands or segments of a charge by where they begin or end. */
export function stepNames(charge: Charge): readonly string[] {
  if ("bands" in charge) return charge.bands.map((_, index) => bandInWords(charge.bands, index) ?? ALL);
  if ("segments" in charge) return charge.segments.map((_, index) => segmentInWords(charge.segments, index) ?? ALL);
  return [];
}

/** Everything that the charge says, as one text: the same for two charges that price alike. */
export function chargeContent(charge: Charge, currency: string): string {
  const members = chargeMembers(charge, currency, { names: stepNames(charge), withBounds: true });
  return JSON.stringify([charge.charge, ...members.map(({ key, words }) => [key, words])]);
}

export function chargeMembers(charge: Charge, currency: string, steps: Steps): readonly ChargeMember[] {
  const { minimum, maximum } = charge;
  const rows: readonly Row[] = [
    ...rowsOf(charge, steps),
    { key: "minimum", as: "money", value: minimum },
    { key: "maximum", as: "money", value: maximum },
  ];
  return rows.flatMap(({ key, label = key, as, value }) => {
    if (value === undefined) return [];
    const words = as === "money" ? moneyInWords(value, currency) : as === "percent" ? `${quantityInWords(value)} %` : value;
    return [{ key, label, words, figure: as === "money" || as === "percent" ? value : null }];
  });
}

type Row = {
  readonly key: string;
  /** The key when absent. */
  readonly label?: string | null;
  readonly as: "money" | "percent" | "text";
  readonly value: string | undefined;
};

function rowsOf(charge: Charge, steps: Steps): readonly Row[] {
  switch (charge.charge) {
    case "perUnit":
      return [
        { key: "price", label: null, as: "money", value: charge.price },
        { key: "per", as: "text", value: quantityInWords(charge.per ?? "1") },
        { key: "times", as: "text", value: charge.times },
      ];
    case "flat":
      return [{ key: "amount", label: null, as: "money", value: charge.amount }];
    case "graduated":
    case "volume":
      return charge.bands.flatMap((band, index) => bandRows(band, steps.names[index] ?? ALL, steps));
    case "package":
      return [
        { key: "price", label: null, as: "money", value: charge.price },
        { key: "size", as: "text", value: quantityInWords(charge.size) },
        { key: "free", as: "text", value: quantityUnlessNone(charge.free) },
      ];
    case "stepped":
      return [
        { key: "connectFee", label: "connect fee", as: "money", value: unlessNone(charge.connectFee) },
        ...charge.segments.flatMap((segment, index) => segmentRows(segment, steps.names[index] ?? ALL, steps)),
      ];
    case "percentage":
      return [
        { key: "rate", label: null, as: "percent", value: charge.rate },
        { key: "of", as: "text", value: charge.of },
        { key: "fixed", as: "money", value: unlessNone(charge.fixed) },
        { key: "freeUdrs", label: "free UDRs", as: "text", value: charge.freeUdrs === undefined ? undefined : String(charge.freeUdrs) },
        { key: "freeAmount", label: "free amount", as: "money", value: charge.freeAmount },
      ];
    case "costPlus":
      return [
        { key: "markup", label: null, as: "percent", value: charge.markup },
        { key: "of", as: "text", value: charge.of },
      ];
    default:
      return unreachable(charge);
  }
}

function bandRows({ upTo, price = "0", flat }: Band, name: string, { withBounds }: Steps): readonly Row[] {
  const end = upTo === null ? "without end" : quantityInWords(upTo);
  return [
    { key: `${name}.upTo`, label: `${name}, end`, as: "text", value: withBounds ? end : undefined },
    { key: `${name}.price`, label: name, as: "money", value: price },
    { key: `${name}.flat`, label: `${name}, flat`, as: "money", value: unlessNone(flat) },
  ];
}

function segmentRows({ from, price, per = "1", increment }: Segment, name: string, { withBounds }: Steps): readonly Row[] {
  return [
    { key: `${name}.from`, label: `${name}, beginning`, as: "text", value: withBounds ? quantityInWords(from) : undefined },
    { key: `${name}.price`, label: name, as: "money", value: price },
    { key: `${name}.per`, label: `${name}, per`, as: "text", value: quantityInWords(per) },
    { key: `${name}.increment`, label: `${name}, increment`, as: "text", value: quantityInWords(increment) },
  ];
}

function quantityUnlessNone(text: string | undefined): string | undefined {
  const left = unlessNone(text);
  return left === undefined ? undefined : quantityInWords(left);
}

/** What is 0 means the same as what is left out. */
function unlessNone(text: string | undefined): string | undefined {
  return text === undefined || quantityInWords(text) === "0" ? undefined : text;
}
