import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { givenInWords } from "../discount/given-discount-words.ts";
import type { FieldChange } from "./change-preview.ts";
import type { UdrValues } from "./decide-udr-values.ts";
import type { UdrState } from "./udr.ts";
import { DIRECTIVE_NAMES } from "./udr-actions.ts";

export type UdrNames = {
  readonly product: string;
  readonly udrType: string;
  readonly source: string;
  readonly unit: string;
  readonly unitName: string;
  /** Labels of the metadata attributes, by key. */
  readonly attributes: Readonly<Record<string, string>>;
};

export type NamedValues = UdrValues & { readonly names: UdrNames };

export const UDR_STATE_NAMES = { scheduled: "Scheduled", posted: "Posted", cancelled: "Cancelled" } as const satisfies Record<
  UdrState,
  string
>;

/** The fields in which two states of a UDR differ, in the order of the Data Entry page. */
export function fieldChanges(before: NamedValues, after: NamedValues): readonly FieldChange[] {
  const older = fieldsOf(before);
  const newer = fieldsOf(after);
  const keys = [...new Set([...older.keys(), ...newer.keys()])];
  return keys.flatMap((field) => {
    const was = older.get(field);
    const is = newer.get(field);
    const shown = is ?? was;
    if (shown === undefined || (was?.value ?? null) === (is?.value ?? null)) return [];
    return [{ field, label: shown.label, kind: shown.kind, before: was?.value ?? null, after: is?.value ?? null }];
  });
}

type Shown = { readonly label: string; readonly kind: FieldChange["kind"]; readonly value: string | null };

function fieldsOf({ udr, personal, names }: NamedValues): ReadonlyMap<string, Shown> {
  const metadata = Object.entries({ ...udr.metadata, ...personal });
  return new Map<string, Shown>([
    ["state", text("State", UDR_STATE_NAMES[udr.state])],
    ["directive", text("Billing directive", DIRECTIVE_NAMES[udr.directive])],
    ["product", text("Product", names.product)],
    ["quantity", text("Usage amount", `${decimalToString(normalise(udr.quantity))} ${names.unit}`)],
    ["source", text("Source", names.source)],
    ["udrType", text("UDR type", names.udrType)],
    ["from", instant("From", udr.usedFrom)],
    ["to", instant("To", udr.usedTo)],
    ["billingEffectiveAt", instant("Billing effective date", udr.billingEffectiveAt)],
    ["gross", text("Total amount", money(udr.importedGross))],
    ["tax", text("Tax amount", money(udr.importedTax))],
    ["discounts", text("Discounts", givenInWords(udr.adHocDiscounts, { currency: udr.currency, unit: names.unit }))],
    ...metadata.map(([key, value]): [string, Shown] => [`metadata.${key}`, text(names.attributes[key] ?? key, value)]),
  ]);
}

function text(label: string, value: string | null): Shown {
  return { label, kind: "text", value };
}

function instant(label: string, value: Instant | null): Shown {
  return { label, kind: "instant", value: value === null ? null : instantToString(value) };
}

function money(amount: Micros | null): string | null {
  return amount === null ? null : microsToString(amount, 2);
}
