import { fromDbFormer } from "#db/mapping/udr-revisions.ts";
import { actorNames } from "#db/queries/actor-names.ts";
import { listAuditEntriesOf } from "#db/queries/audit.ts";
import { listCorrectionsBy, listCorrectionsFor } from "#db/queries/corrections.ts";
import { findCountingRbi } from "#db/queries/counting-rbis.ts";
import { findImportedLine } from "#db/queries/imported-line.ts";
import { findParkedBecause } from "#db/queries/parked-udrs.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findRbisOfUdr } from "#db/queries/rbis.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { billNumbers, findOrderedBy, listMetadata, listProvisioning, listRevisions, productNames } from "#db/queries/udr-detail.ts";
import { findUdrRow } from "#db/queries/udr-list.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { Rbi } from "#lib/domain/billing/rbi.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import { placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import { fieldChanges, type NamedValues } from "#lib/domain/udr/field-changes.ts";
import { toRbiView } from "#lib/domain/udr/rbi-view.ts";
import { shownDeliveries, shownMetadata } from "#lib/domain/udr/shown-personal.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { UDR_ACTIONS } from "#lib/domain/udr/udr-actions.ts";
import type { AuditView, RevisionView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { seesReceivedLines } from "#lib/domain/usage-import/parked-line-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "../context.ts";
import { discountsOfUdr } from "../discounts-of-udr.ts";
import { inTransaction } from "../in-transaction.ts";
import { resendOffer } from "../resend-facts.ts";
import { reversalFacts } from "../reversal-facts.ts";
import { udrPageFacts } from "../udr-page-facts.ts";
import { withPin } from "../with-pin.ts";

/** Everything the Data Entry page shows of one UDR, read at one moment. */
export async function getUdr(context: Context, udrId: number): Promise<Result<UdrDetail, Refusal>> {
  return inTransaction(context, async (tx) => {
    const found = await findUdrRow(tx, udrId);
    return found === null ? refused({ code: "NOT_FOUND" }) : ok(await toDetail(tx, context, found));
  });
}

async function toDetail(
  tx: Tx,
  { actor, now }: Context,
  { udr, row }: NonNullable<Awaited<ReturnType<typeof findUdrRow>>>,
): Promise<UdrDetail> {
  const rbis = await findRbisOfUdr(tx, udr);
  const personal = await findUdrPersonal(tx, udr);
  const { live } = readChain(rbis);
  const subscriber = present(await findSubscriber(tx, udr.subscriptionId), `subscription ${udr.subscriptionId}`);
  const names = {
    products: await productNames(
      tx,
      rbis.map(({ productId }) => productId),
    ),
    bills: await billNumbers(
      tx,
      udr,
      rbis.map(({ billId }) => billId).filter((billId) => billId !== null),
    ),
  };
  const chain = rbis.map((rbi) => toRbiView(rbi, names));
  const orderedBy = await findOrderedBy(tx, udr);
  const audit = await listAuditEntriesOf(tx, "udr", String(udr.udrId));
  const { unitName } = await findUdrNames(tx, udr);
  return {
    ...row,
    subscriptionId: udr.subscriptionId,
    payment: subscriber.payment,
    origin: udr.origin,
    rating: udr.rating,
    revision: udr.revision,
    orderId: udr.orderId,
    orderedAt: textOrNull(udr.orderedAt),
    orderedBy: orderedBy === null ? null : (await actorNames(tx, [orderedBy]))(orderedBy),
    recordedAt: instantToString(udr.recordedAt),
    imported: await importedLine(tx, actor, udr),
    parkedBecause: await parkedBecause(tx, udr),
    to: textOrNull(udr.usedTo),
    billingEffectiveAt: instantToString(udr.billingEffectiveAt),
    importedGross: moneyOrNull(udr.importedGross, udr),
    importedTax: moneyOrNull(udr.importedTax, udr),
    metadata: shownMetadata(await listMetadata(tx, udr, personal), { actor, udrId: udr.udrId }),
    ...(await discountsOfUdr(tx, { actor }, { udr, unit: row.unit })),
    ...(await reversalFacts(tx, { actor, now }, udr)),
    net: microsToString(sumMicros(rbis.map(({ gross }) => gross)), minorDigits(udr.currency)),
    live: chain.find(({ rbiId }) => rbiId === live?.rbiId) ?? null,
    chain,
    ...(await udrPageFacts(tx, { actor }, { udr, live })),
    corrections: await listCorrectionsBy(tx, udr),
    ...(await countingOf(tx, udr)),
    price: live && (await priceOf(tx, { now }, { live, unit: unitName, subscription: udr })),
    revisions: await revisionsOf(tx, udr),
    provisioning: shownDeliveries(await listProvisioning(tx, udr), { actor, udrId: udr.udrId }),
    resend: await resendOffer(tx, { actor }, udr),
    audit: audit.map(toAuditView),
  };
}

type Charged = { readonly live: Rbi; readonly unit: string; readonly subscription: SubscriptionKey };

async function priceOf(tx: Tx, context: Pick<Context, "now">, { live, unit, subscription }: Charged) {
  const price = explainInWords(live.explanation, { names: await loadRateNames(tx), unit });
  return withPin(tx, context, { price, rated: live, subscription });
}

/** With what it counts together, and what that was corrected by. */
async function countingOf(tx: Tx, udr: Udr): Promise<Pick<UdrDetail, "countsTogether" | "corrected">> {
  const counting = await findCountingRbi(tx, udr, udr.udrId);
  const groups = counting === null ? [] : placesOfRbi(counting).map(placeName);
  return { countsTogether: counting !== null, corrected: await listCorrectionsFor(tx, udr, { ...udr, groups }) };
}

/** Each revision with what it changed: the values before it against those before the next, or the current ones. Newest first. */
async function revisionsOf(tx: Tx, udr: Udr): Promise<readonly RevisionView[]> {
  const rows = await listRevisions(tx, udr);
  const nameOf = await actorNames(
    tx,
    rows.flatMap(({ actedBy, approvedBy }) => [actedBy, approvedBy ?? actedBy]),
  );
  const values: NamedValues[] = [];
  for (const { former } of rows) values.push(await named(tx, { ...udr, ...fromDbFormer(former) }));
  values.push(await named(tx, udr));
  return rows
    .map(
      (row, index): RevisionView => ({
        revision: row.revision + 1,
        action: present(
          UDR_ACTIONS.find((action) => action === row.action),
          row.action,
        ),
        by: nameOf(row.actedBy),
        at: instantToString(row.actedAt),
        reason: row.reason,
        reasonText: row.reasonText,
        approvedBy: row.approvedBy && nameOf(row.approvedBy),
        changes: fieldChanges(present(values[index], "the former values"), present(values[index + 1], "the next values")),
      }),
    )
    .reverse();
}

async function named(tx: Tx, udr: Udr): Promise<NamedValues> {
  return { udr, personal: {}, names: await findUdrNames(tx, udr) };
}

function toAuditView({ auditId, actedAt, actorName, action, reason }: Awaited<ReturnType<typeof listAuditEntriesOf>>[number]): AuditView {
  return { auditId, at: instantToString(actedAt), by: actorName, action, reason };
}

/** A line has customers' numbers in it: it is for who may see them. */
async function importedLine(tx: Tx, actor: Actor, udr: Udr): Promise<UdrDetail["imported"]> {
  const imported = await findImportedLine(tx, udr);
  return imported && { ...imported, received: seesReceivedLines(actor) ? imported.received : null };
}

async function parkedBecause(tx: Tx, udr: Udr): Promise<string | null> {
  const refusal = await findParkedBecause(tx, udr);
  return refusal && refusalSentence(refusal);
}

function textOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantToString(instant);
}

function moneyOrNull(amount: Micros | null, { currency }: Udr): string | null {
  return amount === null ? null : microsToString(amount, minorDigits(currency));
}
