import { MOST_FORMATTED_LETTERS } from "../definition/udr-type-format.ts";
import type { Refusal } from "../refusal.ts";
import type { MetadataAttribute } from "../udr/adjust-facts.ts";
import { fitsType, type Metadata } from "../udr/check-metadata.ts";

/** An attribute of a UDR type, read once for all lines. */
export type CheckedAttribute = {
  readonly key: string;
  readonly label: string;
  readonly isMandatory: boolean;
  readonly isPersonal: boolean;
  /** Why a text is no value: it cannot be read so, or it is not among the values of the list. */
  readonly faultOf: (text: string) => "unreadable" | "unknown" | null;
};

export function checkedAttribute({ key, label, type, mandatory, personal, format, values }: MetadataAttribute): CheckedAttribute {
  const choices = values === null ? null : new Set(values);
  const pattern = format === null ? null : new RegExp(`^(?:${format})$`, "u");
  return {
    key,
    label,
    isMandatory: mandatory,
    isPersonal: personal,
    faultOf: (text) => {
      if (!fitsType(text, type)) return "unreadable";
      // How long a format may take is known for texts up to a length only; a longer one is not even tried.
      if (pattern !== null && !(text.length <= MOST_FORMATTED_LETTERS && pattern.test(text))) return "unreadable";
      return (choices?.has(text) ?? true) ? null : "unknown";
    },
  };
}

/** `isFinal`: no later trial of the same line could end otherwise, unless the UDR type itself is changed. */
export type MetadataFault = { readonly refusal: Refusal; readonly isFinal: boolean };

/** The first fault of metadata against the attributes of its UDR type, or null: the rules of `checkMetadata`, without reading them anew. */
export function metadataFault(metadata: Metadata, attributes: readonly CheckedAttribute[]): MetadataFault | null {
  let known = 0;
  for (const { key, label, isMandatory, faultOf } of attributes) {
    const text = metadata[key] ?? "";
    const at = { path: `metadata.${key}`, params: { attribute: label } };
    if (text === "") {
      if (isMandatory) return { refusal: { code: "METADATA_MISSING", ...at }, isFinal: false };
      continue;
    }
    known += 1;
    const fault = faultOf(text);
    if (fault !== null) return { refusal: { code: "METADATA_INVALID", ...at }, isFinal: fault === "unreadable" };
  }
  return known === Object.keys(metadata).length ? null : strangerIn(metadata, attributes);
}

function strangerIn(metadata: Metadata, attributes: readonly CheckedAttribute[]): MetadataFault | null {
  const stranger = Object.keys(metadata).find((key) => !attributes.some((attribute) => attribute.key === key));
  if (stranger === undefined) return null;
  const problem = `Usage of this type has no attribute ${JSON.stringify(stranger)}.`;
  return { refusal: { code: "METADATA_INVALID", path: `metadata.${stranger}`, params: { attribute: stranger, problem } }, isFinal: false };
}
