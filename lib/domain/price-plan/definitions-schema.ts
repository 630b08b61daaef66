import * as z from "zod";
import { codeText, percentText } from "./document-texts.ts";
import { timeModelDefinition } from "./time-model-schema.ts";
import { zoneDefinition } from "./zone-schema.ts";

const ATTRIBUTE_TYPES = ["text", "integer", "decimal", "boolean", "instant", "choice", "amount"] as const;

const attributeDefinition = z.strictObject({
  type: z.enum(ATTRIBUTE_TYPES, { error: `An attribute is one of ${ATTRIBUTE_TYPES.join(", ")}` }),
  /** The value list of a choice. */
  values: z.exactOptional(codeText),
  mandatory: z.exactOptional(z.boolean()),
  /** A regular expression that the whole text must match. */
  format: z.exactOptional(z.string().max(1000, "At most 1000 characters").refine(isPattern, "It is not a regular expression")),
});

const udrTypeDefinition = z.strictObject({
  unit: codeText,
  unitDecimals: z.int("A whole number").min(0, "At least 0 decimals").max(12, "At most 12 decimals"),
  split: z.exactOptional(z.boolean()),
  attributes: z.record(codeText, attributeDefinition).default({}),
});

const valueListDefinition = z.array(
  z.strictObject({ value: z.string().min(1, "A value is needed"), under: z.string().nullable().default(null) }),
);

const productDefinition = z
  .strictObject({ productType: codeText, family: codeText.nullish(), udrType: codeText.nullish(), taxRate: percentText })
  .transform(({ udrType, ...product }): ProductDefinition => (typeof udrType === "string" ? { ...product, udrType } : product));

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

export type AttributeDefinition = z.infer<typeof attributeDefinition>;
export type UdrTypeDefinition = z.infer<typeof udrTypeDefinition>;
export type ValueListDefinition = z.infer<typeof valueListDefinition>;
export type ProductDefinition = {
  readonly productType: string;
  readonly family?: string | null | undefined;
  readonly udrType?: string;
  readonly taxRate: string;
};

function isPattern(text: string): boolean {
  try {
    return new RegExp(`^(?:${text})$`, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
