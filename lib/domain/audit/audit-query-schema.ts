import * as z from "zod";

const word = z.string().trim().min(1).max(200).nullable().catch(null);

/** The audit page's address. What is not usable in it is as if it were not there: an address is typed by hand as well. */
export const auditQuery = z.object({
  entity: word.default(null),
  entityId: word.default(null),
  action: word.default(null),
  actor: word.default(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null).default(null),
});

export type AuditQuery = z.output<typeof auditQuery>;
