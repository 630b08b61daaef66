import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What rating and ordering need to know of a product at an instant. Read at the rating instant and stored on the RBI. */
export type ProductFacts = {
  readonly productId: number;
  readonly code: string;
  readonly name: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  readonly isUsageService: boolean;
  readonly usedForProvisioning: boolean;
  readonly rating: "here" | "elsewhere";
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  /** Null when the product has no tax rate at that instant. */
  readonly taxPercent: Decimal | null;
  /** The UDR types of its product type; the first is the default. */
  readonly udrTypes: readonly UdrTypeFacts[];
};

export type UdrTypeFacts = {
  readonly udrTypeId: number;
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitDecimals: number;
  /** Usage across a time boundary is split there, or rated by its start. */
  readonly split: boolean;
  /** `from`, `order`, or `attribute:KEY`. */
  readonly pricedAt: string;
  readonly allowedSourceIds: readonly number[];
};
