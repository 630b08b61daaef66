import { seesWhole } from "../account/identifier.ts";
import type { Actor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";
import type { ImportExceptionView } from "./usage-import-view.ts";

/** A line that gave no UDR, as the reader may see it. */
export type ShownException = Omit<ImportExceptionView, "received"> & { readonly received: string | null };

export type ShownExceptionPage = { readonly exceptions: readonly ShownException[]; readonly nextCursor: string | null };

/** A line that waits until what it names is known, with the batch that it came in. */
export type ParkedLineView = Omit<ShownException, "outcome"> & {
  readonly reference: string;
  readonly sourceName: string;
};

/** How many lines wait for one cause; the path is empty where the line itself is at fault. */
type ParkedLineCount = { readonly code: string; readonly path: string; readonly count: number };

export type ParkedLinePage = {
  readonly lines: readonly ParkedLineView[];
  readonly nextCursor: string | null;
  /** Of those that were parked first, up to a bound; the most frequent reason first. */
  readonly counts: readonly ParkedLineCount[];
  /** There are more than were counted. */
  readonly isMore: boolean;
};

/** A line as it was sent has numbers of customers in it: they are for who talks to customers, and for who mends the line. */
export function seesReceivedLines(actor: Actor): boolean {
  return actor.kind !== "system" && (seesWhole(actor) || can(actor.role, "usage.import"));
}

/** Why a line gave no UDR, for who may not see it: the sentence quotes the number that it could not find. */
export function withoutNumbers<Line extends { readonly message: string; readonly path: string }>(line: Line): Line {
  return line.path === "identifier" ? { ...line, message: "The number in the line is not that of one subscription here." } : line;
}
