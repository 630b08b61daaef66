import { type Decimal, decimal } from "#lib/kernel/decimal.ts";

/** "2.9" means 2.9 %, which is 0.029. */
export function percent(text: string): Decimal {
  const { unscaled, scale } = decimal(text);
  return { unscaled, scale: scale + 2 };
}
