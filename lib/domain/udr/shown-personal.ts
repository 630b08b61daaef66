import { mayReveal, seesWhole, shownNumber, shownPersonal } from "../account/identifier.ts";
import type { Actor } from "../people/actor.ts";
import type { MetadataView, ProvisioningView } from "./udr-view.ts";

/** As they are stored. */
export type StoredMetadata = Omit<MetadataView, "isMasked" | "reveal">;
export type StoredRequest = Omit<ProvisioningView, "isMasked" | "reveal">;

type Reader = { readonly actor: Actor; readonly udrId: number };

/** The metadata of a UDR as the actor may see them: what tells who was called, or what was watched where, is hidden from those who only price. */
export function shownMetadata(metadata: readonly StoredMetadata[], { actor, udrId }: Reader): readonly MetadataView[] {
  return metadata.map((attribute) => {
    const { key, personal, value } = attribute;
    if (!personal || value === null || seesWhole(actor)) return { ...attribute, isMasked: false, reveal: null };
    const reveal = mayReveal(actor) ? ({ of: "metadata", udrId, key } as const) : null;
    return { ...attribute, value: shownPersonal(actor, value), valueLabel: null, isMasked: true, reveal };
  });
}

/** Deliveries with the numbers of devices as the actor may see them. */
export function shownDeliveries(requests: readonly StoredRequest[], { actor, udrId }: Reader): readonly ProvisioningView[] {
  return requests.map((request) => ({
    ...request,
    device: shownNumber(actor, request.device),
    isMasked: !seesWhole(actor),
    reveal: mayReveal(actor) ? { of: "delivery", udrId, requestId: request.requestId } : null,
  }));
}
