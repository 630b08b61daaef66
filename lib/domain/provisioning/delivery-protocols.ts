/** How requests to a provider get there. The demo's provider is simulated: nothing leaves the machine. */
export type DeliveryWay = "simulation";

/** By what a provider speaks. An installation of one's own has no adapter until one is written, and its requests wait. */
const SIMULATED_PROTOCOLS: readonly string[] = ["Conditional access, real time"];

/** What can be spoken here; requests to a provider that speaks anything else stay pending. */
export function spokenProtocols({ isDemo }: { readonly isDemo: boolean }): readonly string[] {
  return isDemo ? SIMULATED_PROTOCOLS : [];
}

export function deliveryWay(protocol: string, { isDemo }: { readonly isDemo: boolean }): DeliveryWay | null {
  return spokenProtocols({ isDemo }).includes(protocol) ? "simulation" : null;
}
