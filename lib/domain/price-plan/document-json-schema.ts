import * as z from "zod";
import { unionOf } from "./choose-schema.ts";
import { pricePlanDocument } from "./price-plan-document.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The pricing document as JSON Schema: what may be written, before defaults are filled in. It tells the structure; what a schema
 * cannot say (that references exist, that bands ascend, how many digits a decimal has) is for `readDocument` and the linter.
 */
export function documentJsonSchema(): JsonSchema {
  return { ...toJsonSchema(pricePlanDocument), title: "Ratewright pricing document", $comment: "format ratewright/price-plan@1" };
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", override: writeUnion });
}

/** A union that explains its errors takes anything until it has looked; the schema says what it will let pass. */
function writeUnion({ zodSchema, jsonSchema }: { readonly zodSchema: z.core.$ZodType; readonly jsonSchema: JsonSchema }): void {
  const union = unionOf(zodSchema);
  if (union === undefined) return;
  const { $schema: _dialect, ...written } = toJsonSchema(union);
  Object.assign(jsonSchema, written);
}
