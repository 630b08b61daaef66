import { ruleInWords } from "../look-up/look-up-rule.ts";
import type { StoredDefinition } from "./decide-save-definition.ts";
import type { AttributeContent, UdrTypeContent } from "./udr-type-content.ts";
import { ATTRIBUTE_TYPE_NAMES, type UdrTypeView } from "./udr-type-view.ts";

type Named = { readonly name: string; readonly description: string | null };

/** What a conflict shows: everything that a UDR type says, a line for each attribute. */
export type UdrTypeState = Named & {
  readonly unit: string;
  readonly pricing: string;
  readonly mandatory: string;
  readonly retentionDays: string;
  readonly sources: readonly string[];
  readonly attributes: readonly string[];
  readonly lookUps: readonly string[];
};

export function udrTypeState({ name, description }: Named, content: UdrTypeContent): UdrTypeState {
  const { unit, boundary, pricedAt, retentionDays, sources, attributes, lookUps } = content;
  return {
    name,
    description,
    unit,
    pricing: `${boundary === "split" ? "split at boundaries" : "by its start"}, priced at ${pricedAt}`,
    mandatory: mandatoryFields(content).join(", ") || "none",
    retentionDays: retentionDays === null ? "as long as the account" : `${retentionDays} days`,
    sources: [...sources].sort(),
    attributes: attributes.map((attribute) => `${attribute.key}: ${attributeInWords(attribute)}`),
    lookUps: lookUps.map(ruleInWords),
  };
}

/** What the audit keeps: attributes by key, so that an added one changes no other but the one behind it. */
export function auditedUdrType(names: Named, content: UdrTypeContent) {
  const state = udrTypeState(names, content);
  const attributes = content.attributes.map((attribute, index): readonly [string, string] => {
    const before = content.attributes[index - 1];
    return [attribute.key, `${attributeInWords(attribute)}, ${before ? `after ${before.key}` : "first"}`];
  });
  return { ...state, sources: state.sources.join(", "), lookUps: state.lookUps.join("; "), attributes: Object.fromEntries(attributes) };
}

export function storedUdrType(type: UdrTypeView): StoredDefinition<UdrTypeState> {
  const { code, revision, archivedAt } = type;
  return { code, revision, isArchived: archivedAt !== null, state: udrTypeState(type, contentOfType(type)) };
}

export function contentOfType(type: UdrTypeView): UdrTypeContent {
  const { unit, boundary, pricedAt, mandatory, retentionDays, sources, attributes, lookUps } = type;
  return {
    unit: unit.code,
    boundary,
    pricedAt,
    fromMandatory: mandatory.includes("From"),
    toMandatory: mandatory.includes("To"),
    sourceMandatory: mandatory.includes("Source"),
    retentionDays,
    sources: sources.map(({ code }) => code),
    attributes: attributes.map(({ valueList, ...attribute }) => ({ ...attribute, valueList: valueList?.code ?? null })),
    lookUps: lookUps.map(({ table, when }) => ({ table: table.code, when })),
  };
}

function mandatoryFields({ fromMandatory, toMandatory, sourceMandatory }: UdrTypeContent): readonly string[] {
  return [fromMandatory ? "From" : "", toMandatory ? "To" : "", sourceMandatory ? "Source" : ""].filter((field) => field !== "");
}

function attributeInWords({ label, type, mandatory, personal, format, valueList }: AttributeContent): string {
  return [
    label,
    valueList === null ? ATTRIBUTE_TYPE_NAMES[type].toLowerCase() : `choice of ${valueList}`,
    mandatory ? "mandatory" : "optional",
    ...(personal ? ["personal"] : []),
    ...(format === null ? [] : [`must match ${format}`]),
  ].join(", ");
}
