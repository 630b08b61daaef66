import { nextId } from "#db/ids.ts";
import type { AccountHead } from "#db/mapping/accounts.ts";
import { findAccountHeads } from "#db/queries/accounts.ts";
import {
  findAgreementDraft,
  findAgreementRequest,
  listAgreementEditors,
  lockAgreementRequest,
  type StoredAgreementDraft,
  updateAgreementDraft,
} from "#db/queries/agreement-drafts.ts";
import { recordDecision } from "#db/queries/approvals.ts";
import { greatestAgreementVersion, insertAgreementVersion, listAgreementVersions, lockAgreement } from "#db/queries/pricing-agreements.ts";
import type { Tx } from "#db/tx.ts";
import type { DecideAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { type AgreementReviewFacts, currencyRefusal, type DecidedAgreementReview } from "#lib/domain/agreement/decide-agreement.ts";
import { decideRequest } from "#lib/domain/price-plan/decide-reviewed.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { checkAgreementNow } from "../check-agreement-now.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type AgreementDecided =
  | { readonly decision: "approved"; readonly account: string; readonly version: number; readonly effectiveAt: string }
  | { readonly decision: "changesRequested"; readonly account: string };

/**
 * A second person's word on a submitted agreement. An approval publishes it as the next version in the transaction that records the
 * decision; of two approvals at once the second finds it decided.
 */
export async function decideAgreement(context: Context, input: DecideAgreementInput): Promise<Result<AgreementDecided, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const versionId = await nextId(context.database, "pricingAgreementVersion");
  return idempotently(context, { action: "agreement.decide", request: input }, async (tx) => {
    const locked = await lockAll(tx, input.requestId);
    if (locked === null) return refused({ code: "NOT_FOUND" });
    const { request, draft, account } = locked;
    const { decision, note } = input.verdict;
    const facts: AgreementReviewFacts = {
      request,
      draft: draft.head,
      editors: await listAgreementEditors(tx, draft.head),
      versions: (await listAgreementVersions(tx, [account])).map(({ head }) => head),
      userId: user.value,
      seenHash: input.contentHash,
      decision,
      now: context.now,
    };
    const decided = decideRequest(facts);
    if (!decided.ok) return decided;
    const decisionNote = note === "" ? null : note;
    await recordDecision(tx, request.requestId, { decision, decidedBy: user.value, decidedAt: context.now, decisionNote });
    const { effectiveAt } = decided.value;
    const writing = { context, draft, account, decided: decided.value, reason: decisionNote };
    if (effectiveAt === null) return sendBack(tx, writing);
    return publish(tx, writing, { versionId, effectiveAt, decidedBy: user.value });
  });
}

/** The agreement, then the request, as withdrawing does, so that they wait for each other and never for good. */
async function lockAll(tx: Tx, requestId: number) {
  const found = await findAgreementRequest(tx, requestId);
  if (found === null) return null;
  await lockAgreement(tx, found);
  const request = await lockAgreementRequest(tx, requestId);
  const draft = await findAgreementDraft(tx, found);
  const [account] = await findAccountHeads(tx, [found]);
  return request && draft && { request, draft, account: present(account, `the account of request ${requestId}`) };
}

type Writing = {
  readonly context: Context;
  readonly draft: StoredAgreementDraft;
  readonly account: AccountHead;
  readonly decided: DecidedAgreementReview;
  readonly reason: string | null;
};

async function sendBack(tx: Tx, writing: Writing): Promise<Result<AgreementDecided, Refusal>> {
  const { draft, account, decided } = writing;
  await updateAgreementDraft(tx, draft.head, { state: "draft" });
  const { requestId, contentHash } = decided.request;
  await audit(tx, writing, { action: "agreement.requestChanges", after: { requestId, contentHash } });
  return ok({ decision: "changesRequested", account: account.number });
}

type Publication = { readonly versionId: number; readonly effectiveAt: Instant; readonly decidedBy: number };

async function publish(
  tx: Tx,
  writing: Writing,
  { versionId, effectiveAt, decidedBy }: Publication,
): Promise<Result<AgreementDecided, Refusal>> {
  const { context, draft, account, decided } = writing;
  const { request } = decided;
  const { head, document } = draft;
  // Checked again: the plan may have been archived since the submission, and what goes live is what holds now.
  const { findings, currencies } = await checkAgreementNow(tx, { document, account, now: context.now });
  const mismatch = currencyRefusal(currencies);
  if (mismatch !== null) return refused(mismatch);
  const [error] = errorsIn(findings);
  if (error !== undefined) return refused({ code: "DOCUMENT_INVALID", path: error.path, params: { message: error.message } });
  const version = (await greatestAgreementVersion(tx, account)) + 1;
  await insertAgreementVersion(tx, {
    shard: account.shard,
    accountId: account.accountId,
    versionId,
    version,
    document,
    documentHash: head.documentHash,
    effectiveAt,
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt,
    decidedBy,
    decidedAt: context.now,
    note: request.note,
  });
  await updateAgreementDraft(tx, head, { state: "published", publishedVersionId: versionId });
  const published = { version, effectiveAt: instantToString(effectiveAt) };
  const after = { requestId: request.requestId, contentHash: head.documentHash, ...published };
  await audit(tx, writing, { action: "agreement.approve", after });
  return ok({ decision: "approved", account: account.number, ...published });
}

type Decision = { readonly action: string; readonly after: Readonly<Record<string, string | number>> };

async function audit(tx: Tx, { context, account, reason }: Writing, { action, after }: Decision): Promise<void> {
  const entry = { action, entity: "pricingAgreement", entityId: account.number, accountId: account.accountId, after };
  await writeAudit(tx, context, { ...entry, ...(reason === null ? {} : { reason }) });
}
