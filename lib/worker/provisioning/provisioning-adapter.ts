import type { DeliveryAnswer } from "#lib/domain/provisioning/delivery-answer.ts";

/** What a provider is asked to do. */
export type Delivery = {
  /**
   * The same for every attempt of one request, and another for the request that sends it again: a provider that has seen it answers as before
   * and does nothing. An attempt whose answer was lost is made again, so without this a film would be delivered twice.
   */
  readonly idempotencyKey: string;
  /** The provider's code with us. */
  readonly provider: string;
  readonly device: string;
  /** What the provider calls the product. */
  readonly productCode: string;
};

/**
 * The border to a provider: one for each protocol that is spoken. It answers what came of the attempt, within the time that `signal` gives it;
 * what it throws is a fault of the line, and the attempt is made again.
 */
export type ProvisioningAdapter = {
  readonly deliver: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryAnswer>;
};
