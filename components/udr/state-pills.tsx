import { StatusPill } from "#components/ui/status-pill.tsx";
import type { RbiState } from "#lib/domain/billing/rbi.ts";
import { UDR_STATE_NAMES } from "#lib/domain/udr/field-changes.ts";
import type { Directive, UdrState } from "#lib/domain/udr/udr.ts";
import { DIRECTIVE_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { RatingState } from "#lib/domain/udr/udr-view.ts";

const STATE_LOOK = {
  scheduled: { tone: "note", mark: "open" },
  posted: { tone: "positive", mark: "full" },
  cancelled: { tone: "neutral", mark: "cross" },
} as const;

export function UdrStatePill({ state }: { readonly state: UdrState }) {
  return <StatusPill {...STATE_LOOK[state]}>{UDR_STATE_NAMES[state]}</StatusPill>;
}

const DIRECTIVE_LOOK = {
  toBeBilled: { tone: "accent", mark: "full" },
  toBeCredited: { tone: "note", mark: "half" },
  notToBeBilled: { tone: "neutral", mark: "open" },
} as const;

export function DirectivePill({ directive }: { readonly directive: Directive }) {
  return <StatusPill {...DIRECTIVE_LOOK[directive]}>{DIRECTIVE_NAMES[directive]}</StatusPill>;
}

/** Beside the others: a customer disputes what it costs, and no bill takes it. */
export function DisputedPill() {
  return (
    <StatusPill tone="caution" mark="half">
      Disputed
    </StatusPill>
  );
}

const RATING_LOOK = {
  completed: { tone: "positive", mark: "full", label: "Completed" },
  pending: { tone: "caution", mark: "half", label: "Pending" },
  none: { tone: "neutral", mark: "open", label: "Nothing to rate" },
} as const;

export function RatingPill({ ratingState }: { readonly ratingState: RatingState }) {
  const { label, ...look } = RATING_LOOK[ratingState];
  return <StatusPill {...look}>{label}</StatusPill>;
}

const RBI_LOOK = {
  notBilled: { tone: "caution", mark: "half", label: "Not billed" },
  billed: { tone: "positive", mark: "full", label: "Billed" },
  cancelled: { tone: "neutral", mark: "cross", label: "Cancelled" },
} as const;

export function RbiStatePill({ state }: { readonly state: RbiState }) {
  const { label, ...look } = RBI_LOOK[state];
  return <StatusPill {...look}>{label}</StatusPill>;
}
