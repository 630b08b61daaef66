import type { Refusal } from "../refusal.ts";

/** Which of the fields that every UDR has its type insists on. */
export type MandatoryFields = { readonly fromMandatory: boolean; readonly toMandatory: boolean; readonly sourceMandatory: boolean };

/** Of one usage, as it is about to be recorded; null where it has none. */
export type RecordedFields = { readonly from: unknown; readonly to: unknown; readonly source: unknown };

const FIELDS = [
  { path: "source", label: "a source", isMandatory: (type: MandatoryFields) => type.sourceMandatory },
  { path: "from", label: "From", isMandatory: (type: MandatoryFields) => type.fromMandatory },
  { path: "to", label: "To", isMandatory: (type: MandatoryFields) => type.toMandatory },
] as const;

/** Seed 002: fields ticked mandatory on the UDR type are checked when usage is recorded: ordered, adjusted or imported. */
export function checkMandatory(type: MandatoryFields, usage: RecordedFields): Refusal | null {
  const missing = FIELDS.find(({ path, isMandatory }) => isMandatory(type) && usage[path] === null);
  return missing ? { code: "USAGE_FIELD_MISSING", path: missing.path, params: { field: missing.label } } : null;
}
