import type { AccountHead } from "#db/mapping/accounts.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import {
  findLastAgreementDecision,
  findOpenAgreementDraft,
  findOpenAgreementRequest,
  listAgreementEditors,
  type StoredAgreementDraft,
} from "#db/queries/agreement-drafts.ts";
import { planNames } from "#db/queries/agreement-plans.ts";
import {
  type AgreementVersion,
  countAgreementSubscriptions,
  findAgreementHead,
  listAgreementVersions,
} from "#db/queries/pricing-agreements.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { agreementStanding } from "#lib/domain/agreement/agreement-standing.ts";
import type { AgreementDraftView, AgreementView } from "#lib/domain/agreement/agreement-view.ts";
import { type AgreementNames, agreementChanges, agreementInWords, agreementTerms } from "#lib/domain/agreement/agreement-words.ts";
import { toAgreementRow } from "#lib/domain/agreement/to-agreement-view.ts";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import { toRequestedChanges, toRequestView, toVersionViews } from "#lib/domain/price-plan/reviewed-view.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { nextMidnight } from "#lib/kernel/zone.ts";
import { checkAgreementNow } from "../check-agreement-now.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** What an account agreed on: its versions, the work under way, and what is asked of a second person. Null where it has none. */
export async function getAgreement(context: Context, number: string): Promise<AgreementView | null> {
  const history = await definitionHistory(context, { entity: "pricingAgreement", code: number });
  return withTransaction(context.database, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    const head = account && (await findAgreementHead(tx, account));
    if (account === null || head === null) return null;
    const versions = await listAgreementVersions(tx, [account]);
    const draft = await findOpenAgreementDraft(tx, account);
    const plans = await planNames(tx);
    const named: AgreementNames = { currency: account.currency, plan: (code) => plans.get(code) ?? code };
    const people = await userNames(
      tx,
      versions.flatMap(({ head }) => [head.requestedBy, head.decidedBy]),
    );
    const { version } = agreementStanding(versions, context.now);
    const { timeZone: zone, currency } = account;
    return {
      ...toAgreementRow({ account, head, versions, draft, planNames: plans, now: context.now }),
      currency,
      terms: version === null ? [] : agreementTerms(version.document, named).map(([term, value]) => ({ term, value })),
      subscriptions: await countAgreementSubscriptions(tx, account),
      versions: toVersionViews({
        versions,
        names: people,
        now: context.now,
        inWords: (document) => agreementInWords(document, named),
        changes: (before, after) => agreementChanges(before, after, named),
      }),
      openDraft: draft && (await toDraft(tx, context, { draft, account, versions, named })),
      history,
      zone,
      now: instantToString(context.now),
      defaultEffective: localTextOf(nextMidnight(context.now, zone), zone),
    };
  });
}

type UnderWay = {
  readonly draft: StoredAgreementDraft;
  readonly account: AccountHead;
  readonly versions: readonly AgreementVersion[];
  readonly named: AgreementNames;
};

async function toDraft(tx: Tx, context: Context, { draft, account, versions, named }: UnderWay): Promise<AgreementDraftView> {
  const { head, document } = draft;
  const editors = await listAgreementEditors(tx, head);
  const request = await findOpenAgreementRequest(tx, head);
  const decision = await findLastAgreementDecision(tx, head);
  const names = await userNames(tx, [...editors, ...[request?.requestedBy, decision?.decided?.by].filter((id) => id !== undefined)]);
  const base = versions.find((version) => version.head.versionId === head.basedOnVersionId) ?? null;
  const { findings } = await checkAgreementNow(tx, { document, account, now: context.now });
  return {
    revision: head.revision,
    state: head.state === "inReview" ? "inReview" : "draft",
    document,
    words: agreementInWords(document, named),
    changes: agreementChanges(base?.document ?? null, document, named),
    findings,
    editors: editors.map((userId) => nameOf(names, userId)),
    request: request && toRequestView(request, { ...context, editors, names }),
    requestedChanges: toRequestedChanges(decision?.decided ?? null, names),
  };
}
