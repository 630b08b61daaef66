import { type UsageLimits, usageLimits } from "#lib/domain/account/usage-limits-schema.ts";
import type { UsedOfProduct } from "#lib/domain/ordering/limit-facts.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { micros } from "#lib/kernel/money.ts";

export function fromDbUsageLimits(stored: unknown): UsageLimits {
  return usageLimits.parse(stored);
}

type UsedRow = {
  readonly product: string;
  readonly productType: string;
  readonly family: string | null;
  readonly quantity: string | null;
  readonly gross: string | null;
};

export function fromDbUsed({ quantity, gross, ...named }: UsedRow): UsedOfProduct {
  return { ...named, quantity: decimal(quantity ?? "0"), gross: micros(gross ?? "0") };
}
