import type { StoredDiscount } from "./explained-discount.ts";
import { sizeOf, sizeOfShare } from "./held-discount.ts";
import { inLists, type JudgedDiscounts } from "./judge-discounts.ts";

/** The discounts that held when an explanation was stored, ready to be taken once more. */
export function restoreDiscounts(held: readonly StoredDiscount[]): JudgedDiscounts {
  return inLists(
    held.map(({ share, ...discount }) => ({
      ...discount,
      size: sizeOf(discount),
      ...(share && { share: { ...share, size: sizeOfShare(share.most) } }),
    })),
  );
}
