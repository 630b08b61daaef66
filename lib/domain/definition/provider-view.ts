import type { Instant } from "#lib/kernel/instant.ts";
import type { Reference } from "./reference.ts";

export const PROVIDER_STATES = { effective: "Effective", notEffective: "Not effective" } as const;
export const REQUEST_STATES = { pending: "Pending", delivered: "Delivered", failed: "Failed" } as const;
export type RequestState = keyof typeof REQUEST_STATES;

/** A state named in an address; anything else is none. */
export function requestStateOf(text: string): RequestState | null {
  return text === "pending" || text === "delivered" || text === "failed" ? text : null;
}

export type ProviderView = Reference & {
  readonly protocol: string;
  readonly state: keyof typeof PROVIDER_STATES;
  /** How many products it has a code for. */
  readonly products: number;
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type ProviderCodeView = { readonly product: Reference; readonly code: string };

export type RequestView = {
  readonly requestId: number;
  readonly provider: Reference;
  readonly productCode: string;
  readonly device: string;
  readonly udrId: number;
  readonly state: RequestState;
  readonly attempts: number;
  /** The request that this one sends again. */
  readonly resends: number | null;
  readonly lastError: string | null;
  readonly requestedAt: Instant;
  readonly finishedAt: Instant | null;
};
