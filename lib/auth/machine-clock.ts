import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";

/** The server's own time. Sessions, links and throttles live by it: moving the business clock must not prolong them. */
export function machineNow(): Instant {
  return instantFromMillis(Date.now());
}
