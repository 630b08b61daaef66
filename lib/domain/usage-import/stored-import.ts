import type { Instant } from "#lib/kernel/instant.ts";
import type { Refusal } from "../refusal.ts";
import type { ImportHead, ImportOutcome, ImportState } from "./usage-import-view.ts";

/** A batch as it is kept. */
export type StoredImport = ImportHead & {
  readonly importId: number;
  readonly sourceId: number;
  readonly sourceName: string;
  readonly header: string | null;
  readonly state: ImportState;
  readonly received: number;
  readonly checkedLines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly parked: number;
  /** The key of an actor: "user:7". */
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly faultId: string | null;
};

export type StoredException = {
  readonly importId: number;
  readonly line: number;
  readonly received: string;
  readonly outcome: ImportOutcome;
  readonly refusal: Refusal;
  readonly attempts: number;
  readonly since: Instant;
  /** Null while it was looked at once only. */
  readonly lastTriedAt: Instant | null;
};

export type ReceivedLine = { readonly line: number; readonly received: string };

/** The number of the first line of usage: as an editor counts, the header of a CSV file is line 1. */
export function firstLineOf({ header }: Pick<StoredImport, "header">): number {
  return header === null ? 1 : 2;
}
