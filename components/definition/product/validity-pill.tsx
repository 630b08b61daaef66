import type { Validity } from "#lib/domain/product/product-view.ts";
import { StatusPill } from "../../ui/status-pill.tsx";

export function ValidityPill({ validity }: { readonly validity: Validity }) {
  if (validity === "valid") return <StatusPill tone="positive">Valid</StatusPill>;
  if (validity === "notYet") {
    return (
      <StatusPill tone="accent" mark="open">
        Not yet
      </StatusPill>
    );
  }
  return (
    <StatusPill tone="neutral" mark="cross">
      Over
    </StatusPill>
  );
}
