import { StatusPill } from "../ui/status-pill.tsx";

/** Is the business clock inside one of the model's windows? */
export function HoldsNow({ holds }: { readonly holds: boolean }) {
  return holds ? (
    <StatusPill tone="positive">Holds now</StatusPill>
  ) : (
    <StatusPill tone="neutral" mark="open">
      Not now
    </StatusPill>
  );
}
