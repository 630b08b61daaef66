import type * as z from "zod";
import type { LotDone, LotPreview, LotUdr } from "../udr/cancel-lot.ts";
import type { ChangeDone, ChangePreview, PreviewEntry } from "../udr/change-preview.ts";
import type { RbiView, UdrDetail, UdrPage, UdrRow } from "../udr/udr-view.ts";
import type {
  lotDoneAnswer,
  lotPreviewAnswer,
  udrAnswer,
  udrChangeAnswer,
  udrChangePreviewAnswer,
  udrExplanationAnswer,
  udrPageAnswer,
} from "./udr-answers.ts";

/** UDRs as programs get them, by the names of the trade: what the console shows of them, and nothing that it does not. */
export function toUdrPage({ rows, nextCursor, count }: UdrPage): z.input<typeof udrPageAnswer> {
  return { udrs: rows.map(toListed), nextCursor, count };
}

function toListed(row: Omit<UdrRow, "metadata">) {
  return {
    udr: row.udrId,
    revision: row.revision,
    account: row.accountNumber,
    subscription: row.subscriptionNumber,
    product: toNamed(row.product),
    udrType: toNamed(row.udrType),
    source: toNamed(row.source),
    usageAmount: row.quantity,
    unit: row.unit,
    from: row.from,
    to: row.to,
    billingEffectiveDate: row.billingEffectiveAt,
    lifeCycleState: row.state,
    billingDirective: row.directive,
    ratingState: row.ratingState,
    totalAmount: row.gross,
    currency: row.currency,
  };
}

export function toUdrResource(udr: UdrDetail): z.input<typeof udrAnswer> {
  return {
    ...toListed(udr),
    origin: udr.origin,
    ratedBy: udr.rating,
    order: udr.orderId,
    orderedAt: udr.orderedAt,
    recordedAt: udr.recordedAt,
    usageImport: udr.imported && { importId: udr.imported.importId, line: udr.imported.line },
    metadata: Object.fromEntries(udr.metadata.map(({ key, value }) => [key, value])),
    discounts: udr.discounts.map(({ words }) => words),
    netEffect: udr.net,
    parkedBecause: udr.parkedBecause,
    rbis: udr.chain.map(toRbi),
    revisions: udr.revisions.map(({ revision, action, by, at, reason, reasonText }) => ({ revision, action, by, at, reason, reasonText })),
    availableActions: udr.actions.map((each) =>
      each.available
        ? { action: each.action, available: true, code: null, reason: null }
        : { action: each.action, available: false, code: each.code, reason: each.reason },
    ),
  };
}

function toRbi(rbi: RbiView) {
  return {
    rbi: rbi.rbiId,
    seq: rbi.seq,
    kind: rbi.kind,
    reverses: rbi.reverses,
    state: rbi.state,
    billingDirective: rbi.directive,
    revision: rbi.revision,
    product: toNamed(rbi.product),
    usageAmount: rbi.quantity,
    totalAmount: rbi.gross,
    netAmount: rbi.net,
    taxAmount: rbi.tax,
    taxPercent: rbi.taxPercent,
    ratedAt: rbi.ratedAt,
    bill: rbi.bill,
    walletTransaction: rbi.walletTransaction,
  };
}

export function toExplanation({ udrId, revision, live, price, currency, parkedBecause }: UdrDetail): z.input<typeof udrExplanationAnswer> {
  const reasons = price?.reasons ?? [];
  const ofKind = (wanted: string) => reasons.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  return {
    udr: udrId,
    revision,
    rbi: live?.rbiId ?? null,
    totalAmount: live?.gross ?? null,
    currency,
    headline: price?.headline ?? null,
    won: ofKind("won"),
    lost: ofKind("lost"),
    reasons: reasons.map(({ kind, text }) => ({ kind, text })),
    parkedBecause,
  };
}

export function toChangePreview(preview: ChangePreview): z.input<typeof udrChangePreviewAnswer> {
  const { token, action, currency, sentence, entries, fields, net, udr, effect, triggers, warnings, approval, price } = preview;
  return {
    previewToken: token,
    action,
    currency,
    sentence,
    entries: entries.map(toEntry),
    fields: fields.map(({ field, before, after }) => ({ field, before, after })),
    netEffect: net,
    udr,
    wallet: effect.kind === "wallet" ? { balance: effect.balance, debt: effect.debt } : null,
    account: effect.kind === "account" ? { owed: effect.owed } : null,
    billedAtOnceBecause: triggers,
    warnings: [...warnings],
    approval: approval && { of: approval.of, credit: approval.credit, limit: approval.limit },
    headline: price?.headline ?? null,
  };
}

export function toChange({ udrId, revision, currency, entries, net, bill, creditRequestId }: ChangeDone): z.input<typeof udrChangeAnswer> {
  return {
    udr: udrId,
    revision,
    currency,
    entries: entries.map(({ rbiId, gross, goes }) => ({ rbi: rbiId, totalAmount: gross, goes })),
    netEffect: net,
    bill,
    creditRequest: creditRequestId,
  };
}

export function toLotPreview({ orderId, currency, token, udrs, net, blocked, approval }: LotPreview): z.input<typeof lotPreviewAnswer> {
  return { order: orderId, currency, previewToken: token, udrs: udrs.map(toLotUdr), netEffect: net, blocked, approval };
}

function toLotUdr({ udrId, revision, product, outcome, reason, entries, net, sentence }: LotUdr) {
  return {
    udr: udrId,
    revision,
    product: toNamed(product),
    outcome,
    code: reason?.code ?? null,
    reason: reason?.message ?? null,
    entries: entries.map(toEntry),
    netEffect: net,
    sentence,
  };
}

export function toLotDone({ orderId, currency, net, udrs }: LotDone): z.input<typeof lotDoneAnswer> {
  return {
    order: orderId,
    currency,
    netEffect: net,
    udrs: udrs.map(({ udrId, revision, net: own }) => ({ udr: udrId, revision, netEffect: own })),
  };
}

function toEntry({ kind, gross, net, tax, goes, reverses, corrects }: PreviewEntry) {
  return { kind, totalAmount: gross, netAmount: net, taxAmount: tax, goes, reverses, corrects };
}

function toNamed({ code, name }: { readonly code: string; readonly name: string }) {
  return { code, name };
}
