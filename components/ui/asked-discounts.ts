import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import { canonicalDecimalText } from "./decimal-text.ts";

/** As they are sent: numbers as exact text, however they were typed. */
export function sentDiscounts(asked: readonly AskedDiscount[]): AskedDiscount[] {
  return asked.map(({ code, value }) => (value === undefined ? { code } : { code, value: canonicalDecimalText(value) ?? value }));
}
