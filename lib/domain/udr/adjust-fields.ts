import type { AdjustUdrChange } from "./udr-action-schema.ts";

/** Some fields of an Adjust: what is left out, or undefined, stays as it is. Of metadata each key by itself, and null takes one away. */
export type AdjustFields = {
  readonly [Field in Exclude<keyof AdjustUdrChange, "action" | "udrId" | "expectedRevision" | "metadata">]?:
    | AdjustUdrChange[Field]
    | undefined;
} & { readonly metadata?: Readonly<Record<string, string | null>> | undefined };

/** The whole Adjust: everything as it is, but for these fields. */
export function withFields(current: AdjustUdrChange, { metadata = {}, ...fields }: AdjustFields): AdjustUdrChange {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const merged = Object.entries({ ...current.metadata, ...metadata }).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...current, ...given, metadata: Object.fromEntries(merged) };
}
