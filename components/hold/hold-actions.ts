import type { HoldAtRevision, RequestReleaseInput, SetHoldInput } from "#lib/domain/hold/hold-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** The server actions of holds, as a page hands them in. */
export type HoldActions = {
  readonly setHold: Action<SetHoldInput, unknown>;
  readonly requestRelease: Action<RequestReleaseInput, unknown>;
  readonly releaseHold: Action<HoldAtRevision, unknown>;
  readonly keepHold: Action<HoldAtRevision, unknown>;
};
