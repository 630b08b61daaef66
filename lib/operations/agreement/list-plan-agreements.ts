import { listAgreementsOnPlan } from "#db/queries/pricing-agreements.ts";
import type { PlanAgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

const SHOWN = 50;

/** The agreements that name a plan, in force or scheduled; the first few of them. */
export async function listPlanAgreements({ database, now }: Context, code: string): Promise<readonly PlanAgreementRow[]> {
  const found = await listAgreementsOnPlan(database, { code, at: now, limit: SHOWN });
  return found.map(({ number, accountName, version, effectiveAt }) => ({
    account: { number, name: accountName },
    version,
    since: instantToString(effectiveAt),
    isScheduled: effectiveAt > now,
  }));
}
