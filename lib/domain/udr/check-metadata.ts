import { parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import { MOST_FORMATTED_LETTERS } from "../definition/udr-type-format.ts";
import type { Refusal } from "../refusal.ts";
import type { AttributeType, MetadataAttribute } from "./adjust-facts.ts";

export type Metadata = Readonly<Record<string, string>>;

/**
 * The first fault of metadata against the attributes of its UDR type, or null. `mayLack` names attributes whose value may
 * be gone although they are mandatory: personal ones that were emptied at the end of their retention.
 */
export function checkMetadata(metadata: Metadata, attributes: readonly MetadataAttribute[], mayLack: ReadonlySet<string>): Refusal | null {
  const stranger = Object.keys(metadata).find((key) => !attributes.some((attribute) => attribute.key === key));
  if (stranger !== undefined) return { code: "METADATA_INVALID", path: `metadata.${stranger}`, params: { attribute: stranger } };
  for (const attribute of attributes) {
    const refusal = checkAttribute(metadata[attribute.key] ?? "", attribute, mayLack.has(attribute.key));
    if (refusal !== null) return refusal;
  }
  return null;
}

function checkAttribute(text: string, attribute: MetadataAttribute, mayLack: boolean): Refusal | null {
  const at = { path: `metadata.${attribute.key}`, params: { attribute: attribute.label } };
  if (text === "") return attribute.mandatory && !mayLack ? { code: "METADATA_MISSING", ...at } : null;
  const wellFormed = fitsType(text, attribute.type) && matches(text, attribute.format) && (attribute.values?.includes(text) ?? true);
  return wellFormed ? null : { code: "METADATA_INVALID", ...at };
}

/** Whether the text can be read as the type says. The values of a choice are its list's affair. */
export function fitsType(text: string, type: AttributeType): boolean {
  return READS[type](text);
}

/** How long a format may take is known for texts up to a length only; a longer one is not even tried. */
function matches(text: string, format: string | null): boolean {
  return format === null || (text.length <= MOST_FORMATTED_LETTERS && new RegExp(`^(?:${format})$`, "u").test(text));
}

const READS = {
  text: () => true,
  integer: (text) => /^-?(?:0|[1-9]\d{0,14})$/.test(text),
  decimal: (text) => parseDecimal(text) !== null,
  boolean: (text) => text === "true" || text === "false",
  instant: (text) => parseInstant(text) !== null,
  choice: () => true,
  amount: (text) => parseMicros(text) !== null,
} as const satisfies Record<AttributeType, (text: string) => boolean>;
