import * as z from "zod";
import { codeText, percentText } from "./document-texts.ts";
import { timeModelDefinition } from "./time-model-schema.ts";
import { zoneDefinition } from "./zone-schema.ts";

const ATTRIBUTE_TYPES = ["text", "integer", "decimal", "boolean", "instant", "choice", "amount"] as const;

const attributeDefinition = z.strictObject({
  type: z.enum(ATTRIBUTE_TYPES),
  /** The value list of a choice. */
  values: z.exactOptional(codeText),
});

const udrTypeDefinition = z.strictObject({
  unit: codeText,
  unitDecimals: z.int().min(0).max(12),
  split: z.exactOptional(z.boolean()),
  attributes: z.record(codeText, attributeDefinition).default({}),
});

const valueListDefinition = z.array(z.strictObject({ value: z.string().min(1), under: z.string().nullable().default(null) }));

const productDefinition = z.strictObject({
  productType: codeText,
  family: codeText.nullish(),
  udrType: z.exactOptional(codeText),
  taxRate: percentText,
});

const timeModels = z.record(codeText, timeModelDefinition);
const zones = z.record(codeText, zoneDefinition);
const udrTypes = z.record(codeText, udrTypeDefinition);
const valueLists = z.record(codeText, valueListDefinition);
const products = z.record(codeText, productDefinition);

/** What rates refer to by code, as the console holds it. */
export const definitionsSchema = z.object({ timeModels, zones, udrTypes, valueLists });

/** What a self-contained document brings along. A stored draft refers to the console's own by code. */
export const definitionMembers = {
  timeModels: z.exactOptional(timeModels),
  zones: z.exactOptional(zones),
  udrTypes: z.exactOptional(udrTypes),
  valueLists: z.exactOptional(valueLists),
  products: z.exactOptional(products),
};

export type UdrTypeDefinition = z.infer<typeof udrTypeDefinition>;
export type ValueListDefinition = z.infer<typeof valueListDefinition>;
export type ProductDefinition = z.infer<typeof productDefinition>;
