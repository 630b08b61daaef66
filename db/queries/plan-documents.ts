import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { PlanDocument } from "#lib/domain/definition/plan-use.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { pricePlan, pricePlanDraft, pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";
import { listLiveDocuments } from "./products.ts";

/** Of every plan the document in force, those that will be, and the one that is being worked on. */
export async function listPlanDocuments(tx: Reader, at: Instant): Promise<readonly PlanDocument[]> {
  const live = await listLiveDocuments(tx, at);
  const plan = { plan: { code: pricePlan.code, name: pricePlan.name }, kind: pricePlan.kind, currency: pricePlan.currency };
  const scheduled = await tx
    .select({ ...plan, version: pricePlanVersion.version, document: pricePlanVersion.document })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(gt(pricePlanVersion.effectiveAt, at), isNull(pricePlanVersion.correctsVersionId), isNull(pricePlan.archivedAt)))
    .orderBy(asc(pricePlan.code), asc(pricePlanVersion.effectiveAt));
  const drafts = await tx
    .select({ ...plan, document: pricePlanDraft.document })
    .from(pricePlanDraft)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanDraft.pricePlanId))
    .where(and(inArray(pricePlanDraft.state, ["draft", "inReview"]), isNull(pricePlan.archivedAt)))
    .orderBy(asc(pricePlan.code));
  return [
    ...live.map((document) => ({ ...document, standing: "live" as const })),
    ...scheduled.map((document) => ({ ...document, standing: "scheduled" as const })),
    ...drafts.map((document) => ({ ...document, version: null, standing: "draft" as const })),
  ];
}
