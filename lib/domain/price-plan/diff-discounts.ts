import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { Currencies } from "./diff-charge.ts";
import { discountInWords } from "./discount-words.ts";
import { type DocumentChange, pairs } from "./document-change.ts";

/** A discount is the same one by its code and version. */
export function diffDiscounts(before: readonly Discount[], after: readonly Discount[], currencies: Currencies): readonly DocumentChange[] {
  return pairs(before, after, ({ code, version }) => `${code} version ${version}`).flatMap(({ key, before: earlier, after: later }) => {
    const was = earlier === undefined ? null : discountInWords(earlier, currencies.before);
    const is = later === undefined ? null : discountInWords(later, currencies.after);
    if (was === is) return [];
    const kind = was === null ? "discountAdded" : is === null ? "discountRemoved" : "discountChanged";
    return [{ kind, path: `discounts.${key}`, label: key, before: was, after: is, part: null }];
  });
}
