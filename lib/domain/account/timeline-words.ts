import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { TimelineEntryView, TimelineKind } from "./account-view.ts";

/** A line of the timeline before it has words. Of a bill `what` is its number, of a correction its action, else the product. */
export type TimelineFact = {
  readonly kind: TimelineKind;
  readonly id: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly what: string;
  readonly detail: string | null;
  readonly udrId: number | null;
  readonly amount: string | null;
};

const ACTIONS: Readonly<Record<string, string>> = {
  adjust: "adjusted",
  cancel: "cancelled",
  setBillable: "set to be billed",
  setCreditable: "set to be credited",
  setNotToBeBilled: "set not to be billed",
};

const ORIGINS: Readonly<Record<string, string>> = { fee: "Fee", import: "Imported", successor: "Made when a cancellation was undone" };

export function timelineEntry(fact: TimelineFact, currency: string): TimelineEntryView {
  const { kind, id, at, by, amount } = fact;
  return { kind, key: `${kind} ${id}`, at: instantToString(at), by, amount, currency, ...words(fact) };
}

function words({ kind, what, detail, udrId }: TimelineFact): Pick<TimelineEntryView, "title" | "detail" | "href"> {
  const udr = udrId === null ? null : `/udrs/${udrId}`;
  switch (kind) {
    case "bill":
      return { title: detail === "creditNote" ? `Credit note ${what}` : `Bill ${what}`, detail: null, href: `/bills/${what}` };
    case "correction":
      return { title: `UDR ${udrId ?? ""} ${ACTIONS[what] ?? what}`, detail, href: udr };
    case "topUp":
      return { title: "Wallet topped up", detail: detail === null ? null : `Payment ${detail}`, href: null };
    case "usage":
      return { title: what, detail: ORIGINS[detail ?? ""] ?? null, href: udr };
    case "order":
      return { title: `Ordered ${what}`, detail: detail === null ? null : `From ${detail}`, href: udr };
  }
}
