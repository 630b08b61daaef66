import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type {
  ApprovalRequest,
  Corrects,
  DraftHead,
  DraftState,
  PricePlan,
  PricePlanKind,
  Reach,
  VersionHead,
} from "#lib/domain/price-plan/price-plan.ts";
import { type PricePlanDocument, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { approvalRequest, pricePlan, pricePlanDraft, pricePlanVersion } from "../schema/price-plan.ts";
import { fromDbEffective, fromDbRequest } from "./requests.ts";

type PricePlanRow = typeof pricePlan.$inferSelect;
type VersionRow = Omit<typeof pricePlanVersion.$inferSelect, "document" | "rateBook" | "rateBookHash" | "createdAt">;
type DraftRow = Omit<typeof pricePlanDraft.$inferSelect, "document" | "createdAt" | "publishedVersionId">;
type RequestRow = typeof approvalRequest.$inferSelect;

export function fromDbPricePlan(row: PricePlanRow): PricePlan {
  const { pricePlanId, code, name, description } = row;
  return {
    pricePlanId,
    code,
    name,
    description,
    // Held to these by the check `price_plan_kind`.
    kind: row.kind as PricePlanKind,
    currency: currency(present(row.currency, "currency of a price plan")),
  };
}

export function fromDbVersionHead(row: VersionRow): VersionHead {
  const { versionId, pricePlanId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note } = row;
  const head = { versionId, pricePlanId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note };
  return { ...head, reach: fromDbReach(row), corrects: fromDbCorrects(row) };
}

function fromDbReach({ reach, existingFrom }: Pick<VersionRow, "reach" | "existingFrom">): Reach {
  if (existingFrom !== null) return { kind: "existingFrom", at: existingFrom };
  // Held to these by the check `price_plan_version_reach`; `existingFrom` never stands without its instant.
  return { kind: reach as Exclude<Reach["kind"], "existingFrom"> };
}

/** As the two tables that say whom a version reaches store it. */
export function toDbReach(reach: Reach): { readonly reach: string; readonly existingFrom: Instant | null } {
  return { reach: reach.kind, existingFrom: reach.kind === "existingFrom" ? reach.at : null };
}

type CorrectsRow = Pick<VersionRow, "correctsVersionId" | "correctsFrom" | "correctsTo">;

function fromDbCorrects({ correctsVersionId, correctsFrom, correctsTo }: CorrectsRow): Corrects | null {
  if (correctsVersionId === null || correctsFrom === null || correctsTo === null) return null;
  return { versionId: correctsVersionId, from: correctsFrom, to: correctsTo };
}

export function toDbCorrects(corrects: Corrects | null): CorrectsRow {
  return {
    correctsVersionId: corrects?.versionId ?? null,
    correctsFrom: corrects?.from ?? null,
    correctsTo: corrects?.to ?? null,
  };
}

export function fromDbDraftHead(row: DraftRow): DraftHead {
  const { draftId, pricePlanId, basedOnVersionId, documentHash, revision } = row;
  // Held to these by the check `price_plan_draft_state`.
  return { draftId, pricePlanId, basedOnVersionId, documentHash, revision, state: row.state as DraftState };
}

export function fromDbApprovalRequest(row: RequestRow): ApprovalRequest {
  return {
    ...fromDbRequest(row),
    draftId: present(row.draftId, "draft of an approval request for prices"),
    effective: fromDbEffective(row),
    reach: fromDbReach(row),
    corrects: fromDbCorrects(row),
  };
}

/** The time models and zones that a published book carries, in the form in which documents refer to them. */
export function bookDefinitions({ timeModels, zones }: RateBook): Pick<Definitions, "timeModels" | "zones"> {
  // A book's condition is a document's condition, with the values of a branch written out beside it.
  return { timeModels, zones: zones as Definitions["zones"] };
}

/** A book is resolved, checked and hashed when its version is published, and never changes after that. */
export function fromDbRateBook(stored: unknown): RateBook {
  return stored as RateBook;
}

/** Read by the schema it was written by: a document that an older release stored still loads, or fails loudly. */
export function fromDbDocument(json: unknown): PricePlanDocument {
  return pricePlanDocument.parse(json);
}
