import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { RBI_STATES } from "../billing/rbi.ts";
import type { TimelineEntryView, TimelineKind } from "./account-view.ts";

/**
 * A line of the timeline before it has words. Of a note `what` is its text and `detail` its ticket, of a bill its number, of a correction its action, else the product;
 * `detail` of an RBI is its kind and its state.
 */
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
  reverse: "put back as it was",
};

const DISPUTES: Readonly<Record<string, string>> = {
  open: "held for dispute",
  corrected: "held for dispute, then corrected",
  stands: "held for dispute, and the charge stands",
  withdrawn: "held for dispute, which the customer took back",
};

const ORIGINS: Readonly<Record<string, string>> = { fee: "Fee", import: "Imported", successor: "Made when a cancellation was undone" };

export function timelineEntry(fact: TimelineFact, currency: string): TimelineEntryView {
  const { kind, id, at, by, amount, udrId } = fact;
  return { kind, key: `${kind} ${id}`, at: instantToString(at), by, amount, currency, udrId, ...words(fact) };
}

function words({ kind, id, what, detail, udrId, amount }: TimelineFact): Pick<TimelineEntryView, "title" | "detail" | "href"> {
  const udr = udrId === null ? null : `/udrs/${udrId}`;
  switch (kind) {
    case "bill":
      return { title: detail === "creditNote" ? `Credit note ${what}` : `Bill ${what}`, detail: null, href: `/bills/${what}` };
    case "correction":
      return { title: `UDR ${udrId ?? ""} ${ACTIONS[what] ?? what}`, detail, href: udr };
    case "topUp":
      return { title: "Wallet topped up", detail: detail === null ? null : `Payment ${detail}`, href: null };
    case "note":
      return {
        title: `${udrId === null ? "Note" : `Note on UDR ${udrId}`}${detail === null ? "" : `, ticket ${detail}`}`,
        detail: what,
        href: udr,
      };
    case "rbi":
      return { title: `${rbiTitle(detail, amount)} ${what}`, detail: `RBI ${id}, ${rbiState(detail)}`, href: `/rbis/${id}` };
    case "usage":
      return { title: what, detail: ORIGINS[detail ?? ""] ?? null, href: udr };
    case "dispute":
      return { title: `UDR ${udrId ?? ""} ${DISPUTES[what] ?? what}`, detail, href: udr };
    case "order":
      return { title: `Ordered ${what}`, detail: detail === null ? null : `From ${detail}`, href: udr };
  }
}

function rbiTitle(detail: string | null, amount: string | null): string {
  if (detail?.startsWith("reversal")) return "Reversal of";
  if (detail?.startsWith("correction")) return "Correction of";
  return amount?.startsWith("-") ? "Credit for" : "Charge for";
}

function rbiState(detail: string | null): string {
  const state = RBI_STATES.find((known) => detail?.endsWith(known)) ?? "cancelled";
  return { notBilled: "not billed", billed: "billed", cancelled: "settled before it was billed" }[state];
}
