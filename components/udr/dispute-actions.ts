import type { CloseDisputeInput, OpenDisputeInput } from "#lib/domain/dispute/dispute-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** The server actions of a dispute, as the page hands them down. */
export type DisputeActions = {
  readonly openDispute: Action<OpenDisputeInput, { readonly disputeId: number; readonly heldItems: number }>;
  readonly closeDispute: Action<
    CloseDisputeInput,
    { readonly disputeId: number; readonly freedItems: number; readonly bill: string | null }
  >;
};
