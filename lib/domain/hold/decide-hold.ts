import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { HoldTarget, OfferHold } from "./hold.ts";

/** What is there and not held already may be held: by one person, at once. */
export function decideSetHold({
  target,
  open,
}: {
  readonly target: HoldTarget | null;
  readonly open: OfferHold | null;
}): Result<HoldTarget, Refusal> {
  if (target === null) return refused({ code: "NOT_FOUND", path: "target" });
  if (open !== null) return refused({ code: "ALREADY_ON_HOLD", params: { offer: target.name } });
  return ok(target);
}

export type SeenHold = { readonly hold: OfferHold | null; readonly revision: number };

/** Asking for the release, which another person then agrees to. */
export function decideRequestRelease(seen: SeenHold): Result<OfferHold, Refusal> {
  const open = openAsSeen(seen);
  if (!open.ok) return open;
  return open.value.release === null ? open : refused({ code: "RELEASE_REQUESTED" });
}

/** Agreeing to it: whoever asked is not the one who agrees. Who set the hold may be either of the two. */
export function decideRelease({ userId, ...seen }: SeenHold & { readonly userId: number }): Result<OfferHold, Refusal> {
  const asked = decideKeepHold(seen);
  if (!asked.ok) return asked;
  return asked.value.release?.by === userId ? refused({ code: "SECOND_PERSON_REQUIRED" }) : asked;
}

/** Taking the question back, or answering it with no: the hold stays. */
export function decideKeepHold(seen: SeenHold): Result<OfferHold, Refusal> {
  const open = openAsSeen(seen);
  if (!open.ok) return open;
  return open.value.release === null ? refused({ code: "RELEASE_NOT_REQUESTED" }) : open;
}

function openAsSeen({ hold, revision }: SeenHold): Result<OfferHold, Refusal> {
  if (hold === null) return refused({ code: "NOT_FOUND" });
  if (hold.releasedAt !== null) return refused({ code: "HOLD_RELEASED" });
  return hold.revision === revision ? ok(hold) : refused({ code: "STALE_REVISION" });
}
