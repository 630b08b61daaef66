import { type LookUpRule, MOST_RULES } from "../look-up/look-up-rule.ts";
import { formatProblem } from "./udr-type-format.ts";
import type { AttributeType } from "./udr-type-view.ts";

export type AttributeContent = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  readonly format: string | null;
  /** By code; of a choice only. */
  readonly valueList: string | null;
};

/** What a UDR type says, beside its names. Units, sources and lists by code. */
export type UdrTypeContent = {
  readonly unit: string;
  readonly boundary: "start" | "split";
  /** `from`, `order` or `attribute:KEY`. */
  readonly pricedAt: string;
  readonly fromMandatory: boolean;
  readonly toMandatory: boolean;
  readonly sourceMandatory: boolean;
  readonly retentionDays: number | null;
  readonly sources: readonly string[];
  readonly attributes: readonly AttributeContent[];
  /** What its usage is held against when it is imported, in their order. */
  readonly lookUps: readonly LookUpRule[];
};

export type ContentProblem = { readonly path: string; readonly message: string };

export const MOST_ATTRIBUTES = 60;
export const MOST_RETENTION_DAYS = 36_500;
const MOST_LABEL_LETTERS = 100;

const KEY = /^[a-z][A-Za-z0-9]{0,59}$/;

/** A format says how a text is written; the other types know their own form. */
export const isFormatted = (type: AttributeType) => type === "text" || type === "integer" || type === "decimal" || type === "amount";

export function attributeKeyProblem(key: string): string | null {
  if (key === "") return "Give it a key.";
  if (!KEY.test(key)) return "A key begins with a small letter and has up to 60 letters and digits, such as orderTime.";
  // Every object answers to these names, so an absent attribute would seem to be there.
  return key in {} ? `${key} means something else to programs. Choose another.` : null;
}

/** Everything that is wrong with it, by path and in the order of the form. The form and the border ask the same. */
export function contentProblems(content: UdrTypeContent): readonly ContentProblem[] {
  const { unit, attributes, retentionDays } = content;
  const found: readonly { readonly path: string; readonly message: string | null }[] = [
    { path: "unit", message: unit === "" ? "Choose what its usage is measured in." : null },
    { path: "retentionDays", message: retentionProblem(retentionDays) },
    { path: "sources", message: sourcesProblem(content) },
    { path: "attributes", message: attributes.length > MOST_ATTRIBUTES ? `At most ${MOST_ATTRIBUTES} attributes.` : null },
    ...attributes.flatMap((attribute, index) => attributeProblems(attribute, { index, attributes })),
    { path: "pricedAt", message: pricedAtProblem(content) },
    ...lookUpProblems(content.lookUps),
  ];
  return found.flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]));
}

function lookUpProblems(lookUps: UdrTypeContent["lookUps"]) {
  const tooMany = lookUps.length > MOST_RULES ? `At most ${MOST_RULES} look-ups.` : null;
  return [
    { path: "lookUps", message: tooMany },
    ...lookUps.map(({ table }, index) => {
      const isTwice = lookUps.findIndex((other) => other.table === table) < index;
      return { path: `lookUps[${index}].table`, message: table === "" ? "Choose a table." : isTwice ? "Each table once." : null };
    }),
  ];
}

type Place = { readonly index: number; readonly attributes: readonly AttributeContent[] };

function attributeProblems({ key, label, type, format, valueList }: AttributeContent, { index, attributes }: Place) {
  const at = `attributes[${index}]`;
  const isTwice = attributes.findIndex((other) => other.key === key) < index;
  return [
    { path: `${at}.label`, message: labelProblem(label) },
    { path: `${at}.key`, message: attributeKeyProblem(key) ?? (isTwice ? `${key} is an attribute of it already.` : null) },
    { path: `${at}.valueList`, message: listProblem(type, valueList) },
    { path: `${at}.format`, message: format === null ? null : isFormatted(type) ? formatProblem(format) : "Its type has its own form." },
  ];
}

function labelProblem(label: string): string | null {
  if (label.trim() === "") return "Give it a label.";
  return label.trim().length > MOST_LABEL_LETTERS ? `A label has at most ${MOST_LABEL_LETTERS} letters.` : null;
}

function listProblem(type: AttributeType, valueList: string | null): string | null {
  if (type === "choice") return valueList === null ? "Choose the list its values come from." : null;
  return valueList === null ? null : "Only a choice takes its values from a list.";
}

function retentionProblem(days: number | null): string | null {
  const isWhole = days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_RETENTION_DAYS);
  return isWhole ? null : "A whole number of days from 1 to 36,500, or nothing.";
}

function sourcesProblem({ sources, sourceMandatory }: UdrTypeContent): string | null {
  if (sources.length === 0 && sourceMandatory) return "The source is mandatory, so allow at least one.";
  return new Set(sources).size < sources.length ? "Each source once." : null;
}

function pricedAtProblem({ pricedAt, attributes }: UdrTypeContent): string | null {
  if (pricedAt === "from" || pricedAt === "order") return null;
  const priced = attributes.find(({ key }) => pricedAt === `attribute:${key}`);
  return priced?.type === "instant" ? null : "Choose one of its attributes that is a date and time.";
}
