import { PROVIDER_STATES, type ProviderView } from "#lib/domain/definition/provider-view.ts";
import { StatusPill } from "../ui/status-pill.tsx";

export function ProviderStatePill({ state }: Pick<ProviderView, "state">) {
  return (
    <StatusPill tone={state === "effective" ? "positive" : "caution"} mark={state === "effective" ? "full" : "cross"}>
      {PROVIDER_STATES[state]}
    </StatusPill>
  );
}
