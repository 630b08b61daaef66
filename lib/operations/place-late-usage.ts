import { listCorrectionsOf } from "#db/queries/counting-rbis.ts";
import type { Reader } from "#db/tx.ts";
import type { OtherWallet } from "#lib/domain/billing/plan-entries.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import { countsBefore, countsInOrder, isLate, toCounting } from "#lib/domain/counting/count-in-order.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import { type CountingRbi, placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import type { LateUsage } from "#lib/domain/counting/late-usage.ts";
import { othersOfUsage } from "#lib/domain/counting/others-of-usage.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { countedTogether } from "./counted-together.ts";
import { rateCounting, type UsageOfSubscriber } from "./rate-counting.ts";
import { refuseOtherWallets } from "./refuse-other-wallets.ts";

/** Which UDR it is, where it has a number, and what leaves the usage it counted with until now. */
export type PlaceInOrder = {
  readonly udrId: number;
  /** Of other subscriptions, which corrections may move. */
  readonly otherWallets?: readonly OtherWallet[];
  readonly leaving?: { readonly leaver: CountingRbi; readonly others: readonly CountingRbi[] };
};

type Asked = UsageOfSubscriber & { readonly productId: number; readonly place: PlaceInOrder | undefined };

/**
 * Late usage of a percentage with a free part is priced where it stands, on top of what came before it, and says who is priced anew with it
 * (design, "Charges and scopes"). All other usage stays as it was rated: what it costs does not depend on the order, or nothing came after it.
 */
export async function placeLateUsage(reader: Reader, asked: Asked, rated: Rated): Promise<Result<Rated, Refusal>> {
  const { subscriber, usage, productId, place } = asked;
  // A credit counts nothing, so it takes of no free part.
  if (usage.directive !== "toBeBilled" || !countsInOrder(rated.explanation)) return ok(rated);
  const { accountId, subscriptionId } = subscriber;
  const owner = { accountId, subscriptionId, productId, usedFrom: usage.from, udrId: place?.udrId ?? null };
  const newcomer = toCounting(owner, rated);
  const together = await countedTogether(reader, subscriber, newcomer);
  if (!together.ok) return together;
  if (!isLate(newcomer, together.value)) return ok(rated);
  const counts = countsBefore(newcomer, together.value);
  const again = await rateCounting(reader, { ...asked, counters: async () => counts });
  if (!again.rated) return refused({ code: again.code, params: again.params });
  const { gross, net, tax, explanation } = again;
  const placed = { ...rated, gross, net, tax, explanation };
  const late = await lateAmong(reader, asked, { newcomer: toCounting(owner, placed), others: together.value });
  const refusal = await refuseOtherWallets(reader, subscriber, {
    corrections: othersOfUsage({ late }),
    otherWallets: place?.otherWallets ?? [],
  });
  return refusal === null ? ok({ ...placed, late }) : refused(refusal);
}

type Among = { readonly newcomer: CountingRbi; readonly others: readonly CountingRbi[] };

async function lateAmong(reader: Reader, { subscriber, place }: Asked, { newcomer, others }: Among): Promise<LateUsage> {
  const leaving = place?.leaving;
  const known = new Set(others.map(({ udrId }) => udrId));
  const all = [...others, ...(leaving?.others ?? []).filter(({ udrId }) => !known.has(udrId))];
  const groups = new Set([newcomer, ...(leaving ? [leaving.leaver] : []), ...all].flatMap((rbi) => placesOfRbi(rbi).map(placeName)));
  return { newcomer, others: all, leaver: leaving?.leaver ?? null, corrections: await listCorrectionsOf(reader, subscriber, [...groups]) };
}
