import type { CreditStanding } from "#lib/domain/udr/credit-request.ts";
import { StatusPill } from "../ui/status-pill.tsx";

const WORDS = { expired: "Expired", changed: "UDR was changed" } as const satisfies Record<Exclude<CreditStanding, "open">, string>;

/** Why what waits cannot be approved any more. */
export function StandingPill({ standing }: { readonly standing: Exclude<CreditStanding, "open"> }) {
  return (
    <StatusPill tone="caution" mark="cross">
      {WORDS[standing]}
    </StatusPill>
  );
}
