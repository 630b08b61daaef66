import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { ReviewAnswer } from "../price-plan/price-plan.ts";
import type { Refusal } from "../refusal.ts";
import type { UdrKey } from "../udr/udr.ts";

/** What a second person is asked about one UDR. */
export type UdrRequest = UdrKey & {
  readonly requestId: number;
  /** Of what is asked for: who answers names it. */
  readonly contentHash: string;
  /** The words of who asked. */
  readonly note: string;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decided: ReviewAnswer | null;
};

/** Refused in this order: gone, not theirs to take back, decided already. */
export function decideWithdrawal<Request extends UdrRequest>(
  request: Request | null,
  mayWithdraw: (request: Request) => boolean,
): Result<Request, Refusal> {
  if (request === null) return refused({ code: "NOT_FOUND" });
  if (!mayWithdraw(request)) return refused({ code: "NOT_PERMITTED" });
  return request.decided === null ? ok(request) : refused({ code: "NOT_IN_REVIEW" });
}
