import {
  type Answer,
  BULK_ACTIONS,
  BULK_STATES,
  type BulkFields,
  type BulkJob,
  type BulkRow,
  ROW_OUTCOMES,
} from "#lib/domain/bulk/bulk.ts";
import { ROLES } from "#lib/domain/people/permissions.ts";
import type { PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { bulkJob, bulkJobRow } from "../schema/bulk.ts";
import { oneOf } from "./from-db.ts";
import { fromDbRefusal } from "./parked-udrs.ts";
import { fromDbDecision } from "./requests.ts";

type JoinedJob = {
  readonly job: typeof bulkJob.$inferSelect;
  readonly name: string;
  readonly role: string;
  readonly disabledAt: Instant | null;
};

export function fromDbBulkJob({ job, name, role, disabledAt }: JoinedJob): BulkJob {
  return {
    bulkJobId: job.bulkJobId,
    action: oneOf(BULK_ACTIONS, job.action, "bulk_job.action"),
    // Written by the operation that looks at it, in this form.
    fields: job.fields as BulkFields | null,
    selection: job.selection,
    reasonCode: job.reasonCode,
    reasonText: job.reasonText,
    triesAgainId: job.triesAgainId,
    state: oneOf(BULK_STATES, job.state, "bulk_job.state"),
    rows: job.rows,
    requestedBy: { userId: job.requestedBy, name, role: oneOf(ROLES, role, "app_user.role"), isDisabled: disabledAt !== null },
    requestedAt: job.requestedAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    faultId: job.faultId,
  };
}

export function fromDbAnswer(decision: string | null): Answer {
  return decision === null ? "waiting" : fromDbDecision(decision);
}

/** `decision`: of the approval request that it became. */
export function fromDbBulkRow(row: typeof bulkJobRow.$inferSelect, decision: string | null): BulkRow {
  return {
    udrId: row.udrId,
    outcome: oneOf(ROW_OUTCOMES, row.outcome, "bulk_job_row.outcome"),
    revision: row.revision,
    currency: row.currency === null ? null : currency(row.currency),
    net: row.net,
    // Written by whoever looked at the row, in this form.
    entries: (row.entries as readonly PreviewEntry[] | null) ?? [],
    refusal: row.refusal === null ? null : fromDbRefusal(row.refusal),
    answer: row.requestId === null ? null : fromDbAnswer(decision),
  };
}
