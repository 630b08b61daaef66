import { parseInstant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { AttributeType } from "./adjust-facts.ts";
import { UDR_STATE_NAMES } from "./field-changes.ts";
import { DIRECTIVE_NAMES } from "./udr-actions.ts";
import type { AdjustOffer, Named, UdrRow } from "./udr-view.ts";

/** What the reader of a list sees of a row, and the zone on whose wall clock instants are read. */
type Reading = { readonly row: UdrRow; readonly zone: string };

/** A cell of a file or of the clipboard. One column of the screen may be several: an amount and its currency. */
export type SheetCell = {
  readonly name: string;
  /** Numbers stay numbers; texts are guarded against formulas. */
  readonly kind: "text" | "number";
  /** Names of people go into files of some roles only. */
  readonly isPersonal?: boolean;
  readonly of: (reading: Reading) => string | null;
};

/** A column of the list of UDRs, whoever shows it: the screen, the clipboard, a file. */
export type UdrColumn = {
  readonly key: string;
  readonly label: string;
  /** In CSS pixels, until somebody chooses another. */
  readonly width: number;
  readonly align: "start" | "end";
  /** By what the list can be sorted there; null where it cannot. */
  readonly sort: "from" | "billing" | "number" | null;
  readonly cells: readonly SheetCell[];
};

const RATING_NAMES = { completed: "Completed", pending: "Pending", none: "Nothing to rate" } as const;

const text = (name: string, of: (row: UdrRow) => string | null): SheetCell => ({ name, kind: "text", of: ({ row }) => of(row) });
const number = (name: string, of: (row: UdrRow) => string | null): SheetCell => ({ name, kind: "number", of: ({ row }) => of(row) });
const instant = (name: string, of: (row: UdrRow) => string | null): SheetCell => ({
  name,
  kind: "text",
  of: ({ row, zone }) => wallClock(of(row), zone),
});
const named = (name: string, of: (row: UdrRow) => Named | null): readonly SheetCell[] => [
  text(name, (row) => of(row)?.name ?? null),
  text(`${name} code`, (row) => of(row)?.code ?? null),
];

const shape = { align: "start", sort: null } as const;

/** Every column that domain.md §9 asks for. Their order is that of the chooser. */
export const UDR_COLUMNS: readonly UdrColumn[] = [
  { ...shape, key: "number", label: "Number", width: 84, sort: "number", cells: [number("Number", ({ udrId }) => String(udrId))] },
  { ...shape, key: "from", label: "From", width: 152, sort: "from", cells: [instant("From", ({ from }) => from)] },
  { ...shape, key: "to", label: "To", width: 152, cells: [instant("To", ({ to }) => to)] },
  {
    ...shape,
    key: "account",
    label: "Account",
    width: 200,
    cells: [
      text("Account", ({ accountNumber }) => accountNumber),
      { ...text("Account name", ({ accountName }) => accountName), isPersonal: true },
    ],
  },
  {
    ...shape,
    key: "subscription",
    label: "Subscription",
    width: 116,
    cells: [text("Subscription", ({ subscriptionNumber }) => subscriptionNumber)],
  },
  { ...shape, key: "product", label: "Usage service", width: 176, cells: named("Usage service", ({ product }) => product) },
  { ...shape, key: "productType", label: "Product type", width: 150, cells: named("Product type", ({ productType }) => productType) },
  {
    ...shape,
    key: "productFamily",
    label: "Product family",
    width: 150,
    cells: named("Product family", ({ productFamily }) => productFamily),
  },
  { ...shape, key: "udrType", label: "UDR type", width: 130, cells: named("UDR type", ({ udrType }) => udrType) },
  {
    ...shape,
    key: "quantity",
    label: "Usage amount",
    width: 112,
    align: "end",
    cells: [number("Usage amount", ({ quantity }) => quantity), text("Unit", ({ unit }) => unit)],
  },
  { ...shape, key: "source", label: "Source", width: 130, cells: named("Source", ({ source }) => source) },
  { ...shape, key: "reference", label: "Reference", width: 150, cells: [text("Reference", ({ reference }) => reference)] },
  {
    ...shape,
    key: "batch",
    label: "Batch",
    width: 84,
    align: "end",
    cells: [number("Batch", ({ batch }) => (batch === null ? null : String(batch)))],
  },
  {
    ...shape,
    key: "directive",
    label: "Billing directive",
    width: 136,
    cells: [text("Billing directive", ({ directive }) => DIRECTIVE_NAMES[directive])],
  },
  { ...shape, key: "state", label: "State", width: 104, cells: [text("State", ({ state }) => UDR_STATE_NAMES[state])] },
  {
    ...shape,
    key: "ratingState",
    label: "Rating state",
    width: 124,
    cells: [text("Rating state", ({ ratingState }) => RATING_NAMES[ratingState])],
  },
  {
    ...shape,
    key: "billingEffectiveAt",
    label: "Billing effective date",
    width: 164,
    sort: "billing",
    cells: [instant("Billing effective date", ({ billingEffectiveAt }) => billingEffectiveAt)],
  },
  {
    ...shape,
    key: "total",
    label: "Total",
    width: 108,
    align: "end",
    cells: [number("Total", ({ gross }) => gross), text("Currency", ({ currency }) => currency)],
  },
];

const ATTRIBUTE_PREFIX = "m.";

/** The attribute that a column shows; null for the columns that every UDR has. */
export function attributeOf(columnKey: string): string | null {
  return columnKey.startsWith(ATTRIBUTE_PREFIX) ? columnKey.slice(ATTRIBUTE_PREFIX.length) : null;
}

type Declared = { readonly key: string; readonly label: string; readonly type: AttributeType; readonly personal: boolean };

/**
 * The metadata attributes that some UDR type declares, one column for each key. Personal ones have none: a list shows them
 * to nobody, the page of the UDR does, masked.
 */
export function attributeColumns(offer: Pick<AdjustOffer, "udrTypes">): readonly UdrColumn[] {
  const declared = offer.udrTypes.flatMap(({ attributes }): readonly Declared[] => attributes);
  const personal = new Set(declared.filter((attribute) => attribute.personal).map(({ key }) => key));
  const byKey = new Map(
    declared
      .filter(({ key }) => !personal.has(key))
      .toReversed()
      .map((attribute) => [attribute.key, attribute]),
  );
  return [...byKey.values()].sort((left, right) => left.label.localeCompare(right.label, "en")).map(attributeColumn);
}

function attributeColumn({ key, label, type }: Declared): UdrColumn {
  const isNumber = type === "decimal" || type === "integer" || type === "amount";
  const cell = (isNumber ? number : text)(label, ({ metadata }) => metadata[key] ?? null);
  return { ...shape, key: `${ATTRIBUTE_PREFIX}${key}`, label, width: 130, align: isNumber ? "end" : "start", cells: [cell] };
}

/** "2026-03-03T02:14:00+02:00": a wall clock with its offset, so that an hour that comes twice is told apart. */
function wallClock(iso: string | null, zone: string): string | null {
  const at = iso === null ? null : parseInstant(iso);
  if (at === null) return null;
  const { year, month, day, hour, minute, second, offsetMinutes } = localTime(at, zone);
  const size = Math.abs(offsetMinutes);
  const offset = `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`;
}

const two = (value: number) => String(value).padStart(2, "0");
