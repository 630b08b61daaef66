import { type Actor, actorKey } from "#lib/domain/people/actor.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import { toDbFormer } from "../mapping/udr-revisions.ts";
import type { NewAuditEntry } from "../queries/audit.ts";
import { billingQueue, rbi } from "../schema/rbi.ts";
import { auditEntry } from "../schema/system.ts";
import { udr, udrPersonal, udrRevision } from "../schema/udr.ts";
import type { Tx } from "../tx.ts";
import type { CrowdBill } from "./crowd-bills.ts";
import { MONTH_END } from "./crowd-bills.ts";
import type { History } from "./crowd-history.ts";
import type { CrowdLedger } from "./crowd-ledger.ts";
import { insertMany } from "./crowd-rows.ts";
import type { CrowdUdr } from "./crowd-usage.ts";

type Corrected = CrowdUdr & { readonly corrected: NonNullable<CrowdUdr["corrected"]> };

/** Who corrected, and the reasons that could be given. */
export type Correcting = {
  readonly agent: Actor & { readonly kind: "user" };
  readonly reasons: ReadonlyMap<string, { readonly reasonCodeId: number; readonly label: string }>;
};

/** UDRs as they are now, with what they were before. */
export async function storeUdrs(tx: Tx, udrs: readonly CrowdUdr[], { agent, reasons }: Correcting): Promise<void> {
  const current = udrs.map(({ imported, corrected }) => corrected?.udr ?? imported);
  await insertMany(tx, udr, current);
  const personal = udrs.filter((each) => Object.keys(each.personal).length > 0);
  await insertMany(
    tx,
    udrPersonal,
    personal.map(({ imported, personal: metadata }) => ({ ...keyOf(imported), metadata })),
  );
  const revisions = udrs.filter(isCorrected).map(({ imported, corrected: { correction } }) => ({
    ...keyOf(imported),
    revision: imported.revision,
    action: correction.action,
    former: toDbFormer(imported),
    reasonCodeId: present(reasons.get(correction.reasonCode), correction.reasonCode).reasonCodeId,
    reasonText: null,
    actedBy: actorKey(agent),
    actedAt: correction.actedAt,
  }));
  await insertMany(tx, udrRevision, revisions);
}

export async function storeRbis(tx: Tx, ledger: CrowdLedger): Promise<void> {
  const rows = ledger.posted.map(({ content, account: { shard, accountId }, rbiId, ratedAt }) => ({
    ...content,
    shard,
    accountId,
    rbiId,
    ratedAt,
    walletId: null,
    walletSeq: null,
  }));
  await insertMany(tx, rbi, rows);
  const waiting = ledger.waiting.map(({ content, account: { shard, accountId, subscriptionId }, rbiId, effectiveAt }) => ({
    shard,
    accountId,
    rbiId,
    subscriptionId,
    udrId: content.udrId,
    kind: content.kind,
    gross: content.gross,
    billingEffectiveAt: effectiveAt,
  }));
  await insertMany(tx, billingQueue, waiting);
}

/** The trail that the corrections and the runs left, in the order of time. */
export async function storeTrail(tx: Tx, { udrs, bills, ledger }: History, correcting: Correcting): Promise<void> {
  const entriesOf = Map.groupBy(ledger.posted, ({ content }) => content.udrId);
  const corrections = udrs.filter(isCorrected).map((each) => {
    const posted = (entriesOf.get(each.imported.udrId) ?? []).filter(({ content }) => content.udrRevision > each.imported.revision);
    return correctionEntry(each, sumMicros(posted.map(({ content }) => content.gross)), correcting);
  });
  const entries = [...corrections, ...bills.map(runEntry)];
  await insertMany(
    tx,
    auditEntry,
    entries.toSorted((left, right) => left.actedAt - right.actedAt),
  );
}

function correctionEntry({ imported, corrected }: Corrected, net: bigint, { agent, reasons }: Correcting): NewAuditEntry {
  const { correction } = corrected;
  return {
    actedAt: correction.actedAt,
    actorKind: agent.kind,
    actorId: actorKey(agent),
    actorName: agent.name,
    role: agent.role,
    action: `udr.${correction.action}`,
    entity: "udr",
    entityId: String(imported.udrId),
    accountId: imported.accountId,
    before: auditedValues(imported),
    after: { ...auditedValues(corrected.udr), net: microsToString(net), currency: imported.currency },
    reason: present(reasons.get(correction.reasonCode), correction.reasonCode).label,
    requestId: "demo",
  };
}

function runEntry({ account, billingRunId, number, issuedAt, items }: CrowdBill): NewAuditEntry {
  return {
    actedAt: issuedAt,
    actorKind: "system",
    actorId: MONTH_END,
    actorName: "month-end",
    role: null,
    action: "billingRun.start",
    entity: "billingRun",
    entityId: String(billingRunId),
    accountId: account.accountId,
    before: null,
    after: { account: account.number, bills: [number], items: items.length },
    reason: null,
    requestId: "demo",
  };
}

/** As the actions audit a UDR: without metadata. */
function auditedValues({ revision, state, directive, productId, udrTypeId, sourceId, ...values }: Udr) {
  return {
    revision,
    state,
    directive,
    productId,
    udrTypeId,
    sourceId,
    quantity: decimalToString(values.quantity),
    from: instantToString(values.usedFrom),
    to: values.usedTo === null ? null : instantToString(values.usedTo),
    billingEffectiveAt: instantToString(values.billingEffectiveAt),
  };
}

function isCorrected(each: CrowdUdr): each is Corrected {
  return each.corrected !== null;
}

function keyOf({ shard, accountId, udrId }: Udr) {
  return { shard, accountId, udrId };
}
