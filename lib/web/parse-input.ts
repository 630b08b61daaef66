import * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { FieldIssue } from "./action-result.ts";

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal; readonly issues: readonly FieldIssue[] };

/** Parses untrusted input. A member the schema does not name is refused and not dropped: it may be an attempt at a field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const parsed = schema.safeParse(input);
  const issues = [...(parsed.success ? [] : parsed.error.issues.map(toFieldIssue)), ...unknownMembers(schema, input)];
  const [first] = issues;
  if (parsed.success && first === undefined) return { ok: true, value: parsed.data };
  return { ok: false, refusal: { code: "INVALID_INPUT", ...(first?.path && { path: first.path }) }, issues };
}

function toFieldIssue({ path, message }: z.core.$ZodIssue): FieldIssue {
  return { path: path.map(String).join("."), message };
}

function unknownMembers(schema: z.ZodType, input: unknown): readonly FieldIssue[] {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined || typeof input !== "object" || input === null) return [];
  const known = new Set(Object.keys(schema.def.shape));
  return Object.keys(input)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: key, message: "This field does not exist." }));
}
