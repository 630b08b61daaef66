import { deliveryWay } from "#lib/domain/provisioning/delivery-protocols.ts";
import type { ProvisioningAdapter } from "./provisioning-adapter.ts";
import { simulatedProvider } from "./simulated-provider.ts";

/** By what a provider speaks; null where nobody here speaks it. An adapter of one's own is named here and in `delivery-protocols.ts`. */
export type Adapters = (protocol: string) => ProvisioningAdapter | null;

const SIMULATION = simulatedProvider();

/** Requests are taken only where an adapter may speak; that the simulation speaks in the demo alone is decided there. */
export const ADAPTERS: Adapters = (protocol) => (deliveryWay(protocol, { isDemo: true }) === "simulation" ? SIMULATION : null);
