import type { MandatoryFields } from "./check-mandatory.ts";

/** What the configuration says about the product, UDR type and source that an Adjust names. Null: there is no such code. */
export type AdjustFacts = {
  readonly product: AdjustProduct | null;
  readonly udrType: AdjustUdrType | null;
  readonly source: { readonly sourceId: number; readonly name: string } | null;
};

export type AdjustProduct = {
  readonly productId: number;
  readonly name: string;
  readonly isUsageService: boolean;
  /** The UDR types of its product type. */
  readonly udrTypeIds: readonly number[];
};

export type AdjustUdrType = MandatoryFields & {
  readonly udrTypeId: number;
  readonly unit: string;
  readonly unitDecimals: number;
  readonly sourceIds: readonly number[];
  readonly attributes: readonly MetadataAttribute[];
};

export const ATTRIBUTE_TYPES = ["text", "integer", "decimal", "boolean", "instant", "choice", "amount"] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

export type MetadataAttribute = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  /** A regular expression that the whole text must match. */
  readonly format: string | null;
  /** The values of a choice; null for the other types. */
  readonly values: readonly string[] | null;
};
