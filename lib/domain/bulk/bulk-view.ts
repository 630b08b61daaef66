import type { PreviewEntry } from "../udr/change-preview.ts";
import type { Answer, BulkAction, BulkState, RowOutcome } from "./bulk.ts";

export type BulkHead = {
  readonly bulkJobId: number;
  readonly action: BulkAction;
  /** "Product: LOTR2", of an Adjust. */
  readonly changes: string | null;
  readonly selection: string;
  readonly state: BulkState;
  readonly rows: number;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
};

/** Net amounts of many rows in one currency: positive charges the customers, negative credits them. */
export type BulkSum = { readonly currency: string; readonly net: string; readonly rows: number };

export type BulkCause = { readonly outcome: RowOutcome; readonly message: string; readonly rows: number };

/** A bulk job as it stands: money as exact text, instants as ISO text. */
export type BulkView = BulkHead & {
  readonly reason: string;
  readonly reasonText: string | null;
  readonly triesAgain: number | null;
  readonly startedAt: string | null;
  /** Until when it may be started; null where it no longer waits for that. */
  readonly lastsUntil: string | null;
  readonly faultId: string | null;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** What would be posted by the rows that are still to be done. */
  readonly toPost: readonly BulkSum[];
  readonly posted: readonly BulkSum[];
  /** Rows above the limit of who asked, about which a second person could be asked. */
  readonly askable: number;
  /** Of the rows that a second person was asked about. */
  readonly answers: Readonly<Record<Answer, number>>;
  /** What a second person has approved, beside what is `posted`. */
  readonly approved: readonly BulkSum[];
  /** Why rows are left alone, the most frequent first. */
  readonly causes: readonly BulkCause[];
  /** Whether who looks at it is the one who asked, and so may carry it out. */
  readonly isOwn: boolean;
};

export type BulkRowView = {
  readonly udrId: number;
  readonly account: string | null;
  readonly product: string | null;
  readonly outcome: RowOutcome;
  /** Of a row that a second person was asked about. */
  readonly answer: Answer | null;
  readonly net: string | null;
  readonly currency: string | null;
  readonly entries: readonly PreviewEntry[];
  /** Why it is left alone. */
  readonly message: string | null;
};

export type BulkRowPage = { readonly rows: readonly BulkRowView[]; readonly nextAfter: number | null };
