import type { DerivedAttribute } from "../look-up/derive-attributes.ts";

/** What is done with the usage of a batch: rated by our plans, rated elsewhere (gross and tax come with each line), or kept for information. */
export const IMPORT_RATINGS = ["here", "elsewhere", "information"] as const;
export type ImportRating = (typeof IMPORT_RATINGS)[number];

export const IMPORT_FORMATS = ["csv", "ndjson"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * `receiving`: bytes are still coming, or stopped coming. `refused`: one bad line of an all-or-nothing batch, or a header that cannot be used.
 */
export const IMPORT_STATES = ["receiving", "waiting", "running", "finished", "refused", "cancelled", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What became of a line that gave no UDR. */
export const IMPORT_OUTCOMES = ["duplicate", "rejected", "parked", "discarded"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What the sender says about a batch. The same source and reference again is the same batch. */
export type ImportHead = {
  readonly sourceCode: string;
  readonly reference: string;
  readonly fileName: string;
  readonly rating: ImportRating;
  readonly format: ImportFormat;
  /** One bad line refuses the whole batch. */
  readonly allOrNothing: boolean;
};

/** A batch and how far it is. Received = accepted + parked + duplicates + rejected, once it is finished. */
export type UsageImportView = ImportHead & {
  readonly importId: number;
  readonly sourceName: string;
  readonly state: ImportState;
  readonly received: number;
  readonly checkedLines: number;
  readonly accepted: number;
  readonly duplicates: number;
  /** Lines that were given up (`discarded`) included. */
  readonly rejected: number;
  readonly parked: number;
  /** Of its UDRs, those that wait to be rated. */
  readonly waitingForRating: number;
  /** Of its UDRs, those that could not be rated. */
  readonly parkedUdrs: number;
  /** The name of who sent it. */
  readonly requestedBy: string;
  /** ISO, as are all instants here. */
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  /** The id under which a fault was logged. */
  readonly faultId: string | null;
};

export type UsageImportPage = { readonly imports: readonly UsageImportView[]; readonly nextCursor: string | null };

/** A line that gave no UDR, and why. Line 1 of a CSV file is its header, so its usage begins with line 2, as a spreadsheet counts. */
export type ImportExceptionView = {
  readonly importId: number;
  readonly line: number;
  /** As it was sent. */
  readonly received: string;
  readonly outcome: ImportOutcome;
  readonly code: string;
  /** A sentence. */
  readonly message: string;
  /** The column or member at fault: "amount", "metadata.network". Empty for the line itself. */
  readonly path: string;
  /** How often it was looked at: once when it came, and with each trial since. */
  readonly attempts: number;
  readonly since: string;
  /** Of the last trial; null while there was none. */
  readonly lastTriedAt: string | null;
};

export type ImportExceptionPage = { readonly exceptions: readonly ImportExceptionView[]; readonly nextCursor: string | null };

/** What the first lines of a file would become. Nothing was stored. */
export type ImportPreview = {
  /** Of the lines that were looked at. */
  readonly received: number;
  /** There are more lines than were looked at. */
  readonly isCut: boolean;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly parked: number;
  readonly lines: readonly ImportPreviewLine[];
};

export type ImportPreviewLine = {
  readonly line: number;
  readonly received: string;
  readonly outcome: "accepted" | Exclude<ImportOutcome, "discarded">;
  readonly code: string | null;
  readonly message: string | null;
  readonly path: string | null;
  /** Of an accepted line: who used what, in the words of the grid. */
  readonly usage: {
    readonly subscription: string;
    readonly product: string;
    readonly udrType: string;
    readonly amount: string;
    readonly from: string;
    /** What was not sent, but looked up. */
    readonly derived: readonly DerivedAttribute[];
  } | null;
};

export type RetriedLines = {
  readonly tried: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly parked: number;
};
