import type { Actor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";

/** A request names a subscriber's device, so it is for who may see subscriptions; a provider is a definition. */
export function seesRequests(actor: Actor): boolean {
  return actor.kind === "system" || can(actor.role, "subscription.read");
}
