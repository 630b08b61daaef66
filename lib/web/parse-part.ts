import type * as z from "zod";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok } from "#lib/kernel/result.ts";
import type { FieldIssue } from "./action-result.ts";
import { parseInput } from "./parse-input.ts";

/** A part of a request that a route may declare. */
export type Part = z.ZodType | undefined;
export type PartOutput<Schema extends Part> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type ParsedPart<Schema extends Part> =
  | { readonly ok: true; readonly value: PartOutput<Schema> }
  | { readonly ok: false; readonly refusal: Refusal; readonly issues: readonly FieldIssue[] };

/** `undefined` for a part that the route does not declare, whatever was sent. */
export function parsePart<Schema extends Part>(
  schema: Schema | undefined,
  input: unknown,
  part: "params" | "query" | "body",
): ParsedPart<Schema>;
export function parsePart(schema: Part, input: unknown, part: "params" | "query" | "body"): ParsedPart<Part> {
  if (schema === undefined) return ok(undefined);
  const parsed = parseInput(schema, input);
  // Of a body the path is enough; of the others it says where to look.
  if (parsed.ok || part === "body") return parsed;
  const { refusal, issues } = parsed;
  return { ok: false, refusal: { ...refusal, path: [part, refusal.path].filter(Boolean).join(".") }, issues };
}

/** A name given twice becomes a list, so a schema that asks for one text refuses it instead of choosing. */
export function queryOf(request: Request): Readonly<Record<string, string | readonly string[]>> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values.join() : values];
    }),
  );
}
