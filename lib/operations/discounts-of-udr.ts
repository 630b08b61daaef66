import { findAdHocRequestOf } from "#db/queries/ad-hoc-requests.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import { mayWithdraw } from "#lib/domain/discount/ad-hoc-request.ts";
import { givenInWords } from "#lib/domain/discount/given-discount-words.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { DiscountRequestOfUdr, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";

/** What agents gave for this usage, and what was asked of a second person about it. */
export async function discountsOfUdr(
  tx: Tx,
  { actor }: Pick<Context, "actor">,
  { udr, unit }: { readonly udr: Udr; readonly unit: string },
): Promise<Pick<UdrDetail, "discounts" | "discountRequest">> {
  const units = { currency: udr.currency, unit };
  return {
    discounts: udr.adHocDiscounts.map((discount) => ({ ...discount, words: givenInWords([discount], units) ?? "" })),
    discountRequest: await requestOf(tx, actor, { udr, units }),
  };
}

type Wanted = { readonly udr: Udr; readonly units: Parameters<typeof givenInWords>[1] };

async function requestOf(tx: Tx, actor: Actor, { udr, units }: Wanted): Promise<DiscountRequestOfUdr | null> {
  const request = await findAdHocRequestOf(tx, udr);
  if (request === null) return null;
  const { requestId, discounts, requestedBy, requestedAt, decided } = request;
  return {
    requestId,
    mayWithdraw: decided === null && actor.kind === "user" && mayWithdraw(request, actor),
    words: givenInWords(discounts, units) ?? "",
    requestedBy: nameOf(await userNames(tx, [requestedBy]), requestedBy),
    requestedAt: instantToString(requestedAt),
    decision: decided?.decision ?? null,
    note: decided?.note ?? null,
  };
}
