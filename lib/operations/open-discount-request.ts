import type { Tx } from "#db/tx.ts";
import { adHocHash } from "#lib/domain/discount/ad-hoc-request.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Context } from "./context.ts";
import { openUdrRequest } from "./open-udr-request.ts";

type Asking = {
  /** As it is once what comes with the question is stored. */
  readonly udr: Pick<Udr, "shard" | "accountId" | "udrId" | "revision">;
  /** All that the UDR shall have. */
  readonly discounts: readonly GivenDiscount[];
  /** What it would cost then, for the audit. */
  readonly price: { readonly discounts: readonly string[]; readonly gross: string | null; readonly currency: string };
  readonly note: string;
};

/** Puts the question to a second person, in the transaction of what it is about. */
export async function openDiscountRequest(tx: Tx, context: Context, { udr, discounts, price, note }: Asking): Promise<number> {
  return openUdrRequest(tx, context, {
    udr,
    kind: "adHocDiscount",
    contentHash: await adHocHash(udr, discounts),
    note,
    adHocDiscounts: discounts,
    audited: { action: "discount.ask", after: price, reason: note },
  });
}
