import type { Difference } from "./differences.ts";

export type AuditEntryView = {
  readonly auditId: number;
  /** ISO text of the business instant. */
  readonly actedAt: string;
  readonly actorId: string;
  readonly actorKind: string;
  readonly actorName: string;
  readonly roleName: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly reason: string | null;
  readonly requestId: string;
  readonly differences: readonly Difference[];
};

export type AuditFilter = {
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly action: string | null;
  readonly actor: string | null;
};

/** What the lists of the filter offer: what occurred lately, and what is filtered by already. */
export type AuditChoices = {
  readonly entities: readonly string[];
  readonly actions: readonly string[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
};

export type AuditPage = {
  readonly entries: readonly AuditEntryView[];
  /** The older page begins before this entry; null on the last page. */
  readonly nextBefore: number | null;
  readonly choices: AuditChoices;
};
