import * as z from "zod";
import { unionOf } from "../price-plan/choose-schema.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schemas that stand in the document under a name, and are referred to wherever they come up. */
export type NamedSchemas = ReadonlyMap<z.core.$ZodType, string>;

/** A schema as JSON Schema: what may be written, before defaults are filled in. One that has a name is a reference to it. */
export function schemaOf(schema: z.ZodType, named: NamedSchemas): JsonSchema {
  const name = named.get(schema);
  return name === undefined ? writtenSchema(schema, named) : { $ref: refTo(name) };
}

/** The same in full, whether it has a name or not; what it holds may be references still. */
export function writtenSchema(schema: z.ZodType, named: NamedSchemas): JsonSchema {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const name = Object.is(zodSchema, schema) ? undefined : named.get(zodSchema);
      const union = unionOf(zodSchema);
      if (name !== undefined) replaceBy(jsonSchema, { $ref: refTo(name) });
      // A union that explains its errors takes anything until it has looked; the schema says what it will let pass.
      else if (union !== undefined) replaceBy(jsonSchema, schemaOf(union, named));
      // The format says it; the pattern beside it is a screenful.
      else if (jsonSchema.format === "date-time" || jsonSchema.format === "date") delete jsonSchema.pattern;
    },
  });
  return written;
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function replaceBy(target: JsonSchema, replacement: JsonSchema): void {
  for (const key of Object.keys(target)) delete target[key];
  Object.assign(target, replacement);
}
