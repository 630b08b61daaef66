import type { LookUpWhen } from "../look-up/look-up-rule.ts";
import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";
import type { DraftProblem } from "./time-model-draft.ts";
import { type AttributeContent, contentProblems, isFormatted, type UdrTypeContent } from "./udr-type-content.ts";
import type { AttributeType, UdrTypeView } from "./udr-type-view.ts";

/** An attribute as it is typed. */
export type AttributeDraft = {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  readonly format: string;
  /** A code; empty where none is chosen. */
  readonly valueList: string;
  /** What the format is tried on; it is not saved. */
  readonly sample: string;
  /** It was saved under this key; null for one that is added. */
  readonly savedKey: string | null;
};

/** A look-up as it is chosen; the code is empty where no table is chosen yet. */
export type LookUpDraft = { readonly key: number; readonly table: string; readonly when: LookUpWhen };

/** A UDR type as it is typed. */
export type UdrTypeDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly boundary: "start" | "split";
  /** The id of an attribute, or one of the two moments every UDR has. */
  readonly pricedAt: "from" | "order" | number;
  readonly fromMandatory: boolean;
  readonly toMandatory: boolean;
  readonly sourceMandatory: boolean;
  readonly retentionDays: string;
  readonly sources: readonly string[];
  readonly attributes: readonly AttributeDraft[];
  readonly lookUps: readonly LookUpDraft[];
};

export type UdrTypeReading = { readonly problems: readonly DraftProblem[]; readonly content: UdrTypeContent };

export const NEW_UDR_TYPE_DRAFT: UdrTypeDraft = {
  code: "",
  name: "",
  description: "",
  unit: "",
  boundary: "start",
  pricedAt: "from",
  fromMandatory: true,
  toMandatory: false,
  sourceMandatory: true,
  retentionDays: "",
  sources: [],
  attributes: [],
  lookUps: [],
};

export function newAttribute(id: number): AttributeDraft {
  return {
    id,
    key: "",
    label: "",
    type: "text",
    mandatory: false,
    personal: false,
    format: "",
    valueList: "",
    sample: "",
    savedKey: null,
  };
}

export function udrTypeDraft(type: UdrTypeView): UdrTypeDraft {
  const { code, name, description, unit, boundary, mandatory, retentionDays, sources } = type;
  const attributes = type.attributes.map((attribute, id) => ({
    ...newAttribute(id),
    ...attribute,
    format: attribute.format ?? "",
    valueList: attribute.valueList?.code ?? "",
    savedKey: attribute.key,
  }));
  const priced = attributes.find(({ key }) => type.pricedAt === `attribute:${key}`);
  return {
    code,
    name,
    description: description ?? "",
    unit: unit.code,
    boundary,
    pricedAt: priced?.id ?? (type.pricedAt === "order" ? "order" : "from"),
    fromMandatory: mandatory.includes("From"),
    toMandatory: mandatory.includes("To"),
    sourceMandatory: mandatory.includes("Source"),
    retentionDays: retentionDays === null ? "" : String(retentionDays),
    sources: sources.map((source) => source.code),
    attributes,
    lookUps: type.lookUps.map(({ table, when }, key) => ({ key, table: table.code, when })),
  };
}

export const fieldOfLookUp = (key: number) => `look-up-${key}`;

export type AttributeMember = "label" | "key" | "type" | "valueList" | "format";

export const fieldOfAttribute = (id: number, member: AttributeMember) => `attribute-${id}-${member}`;

/** Everything that is wrong with the draft, in the order of the form, and what it comes to. */
export function readUdrTypeDraft(draft: UdrTypeDraft): UdrTypeReading {
  const content = contentOf(draft);
  const names = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  const others = contentProblems(content).map(({ path, message }) => ({ field: fieldAt(path, draft), message }));
  return { problems: [...names, ...others], content };
}

/** "attributes[1].format" → the field of the second attribute. The border writes "attributes.1.format". */
export function fieldAt(path: string, { attributes, lookUps }: Pick<UdrTypeDraft, "attributes" | "lookUps">): string {
  const [, at] = /^lookUps(?:\[|\.)(\d+)/.exec(path) ?? [];
  const lookUp = at === undefined ? undefined : lookUps[Number.parseInt(at, 10)];
  if (lookUp !== undefined) return fieldOfLookUp(lookUp.key);
  const [, index, member] = /^attributes(?:\[|\.)(\d+)\]?(?:\.(label|key|type|valueList|format))?/.exec(path) ?? [];
  const attribute = index === undefined ? undefined : attributes[Number.parseInt(index, 10)];
  if (!attribute) return /^[A-Za-z]+/.exec(path)?.[0] ?? "attributes";
  const found = (["label", "key", "type", "valueList", "format"] as const).find((each) => each === member);
  return fieldOfAttribute(attribute.id, found ?? "label");
}

export function attributeContent({ key, label, type, mandatory, personal, format, valueList }: AttributeDraft): AttributeContent {
  return {
    key: key.trim(),
    label: label.trim(),
    type,
    mandatory,
    personal,
    format: isFormatted(type) && format !== "" ? format : null,
    valueList: type === "choice" && valueList !== "" ? valueList : null,
  };
}

function contentOf(draft: UdrTypeDraft): UdrTypeContent {
  const { unit, boundary, pricedAt, fromMandatory, toMandatory, sourceMandatory, retentionDays, sources } = draft;
  const priced = draft.attributes.find(({ id }) => id === pricedAt);
  return {
    unit,
    boundary,
    pricedAt: pricedAt === "from" || pricedAt === "order" ? pricedAt : `attribute:${priced?.key.trim() ?? ""}`,
    fromMandatory,
    toMandatory,
    sourceMandatory,
    retentionDays: daysIn(retentionDays),
    sources,
    attributes: draft.attributes.map(attributeContent),
    lookUps: draft.lookUps.map(({ table, when }) => ({ table, when })),
  };
}

/** What is no number is none that may be kept: 0 is refused with the rule. */
function daysIn(text: string): number | null {
  if (text.trim() === "") return null;
  return /^\d{1,6}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
}

/** What a key could be made of a label: "Order time" is orderTime. */
export function suggestedKey(label: string): string {
  const words = label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return joined
    .replace(/^\d+/, "")
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .slice(0, 60);
}

/** Moves the attribute to a place among the others; where it stands already, and beyond the ends, nothing moves. */
export function movedAttribute(attributes: readonly AttributeDraft[], id: number, to: number): readonly AttributeDraft[] {
  const moving = attributes.find((attribute) => attribute.id === id);
  if (!moving || to < 0 || to >= attributes.length) return attributes;
  const others = attributes.filter((attribute) => attribute.id !== id);
  return [...others.slice(0, to), moving, ...others.slice(to)];
}
