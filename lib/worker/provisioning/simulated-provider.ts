import type { DeliveryAnswer } from "#lib/domain/provisioning/delivery-answer.ts";
import type { ProvisioningAdapter } from "./provisioning-adapter.ts";

/** Of devices that play a part: one that the provider does not know, and one that is never reached. */
const UNKNOWN_DEVICE = /^UNKNOWN-/;
const UNREACHABLE_DEVICE = /^UNREACHABLE-/;

/** A key is of no use once its request has long been answered. */
const KEYS_REMEMBERED = 10_000;

/**
 * A SIMULATION, for the demo and nothing else: a provider that lives in this process, delivers at once and to nowhere. So that a demo can show
 * what goes wrong, it refuses every device whose number begins with UNKNOWN-, and never reaches one that begins with UNREACHABLE-.
 */
export function simulatedProvider(): ProvisioningAdapter {
  const answered = new Map<string, DeliveryAnswer>();
  return {
    deliver: async ({ idempotencyKey, device }) => {
      const before = answered.get(idempotencyKey);
      if (before !== undefined) return before;
      const answer = answerFor(device);
      // What was not reached may be reached the next time.
      if (answer.kind !== "unavailable") remember(answered, idempotencyKey, answer);
      return answer;
    },
  };
}

function answerFor(device: string): DeliveryAnswer {
  if (UNKNOWN_DEVICE.test(device)) return { kind: "refused", reason: "The provider does not know this device." };
  if (UNREACHABLE_DEVICE.test(device)) return { kind: "unavailable", reason: "The device could not be reached." };
  return { kind: "delivered" };
}

function remember(answered: Map<string, DeliveryAnswer>, key: string, answer: DeliveryAnswer): void {
  answered.set(key, answer);
  const [oldest] = answered.keys();
  if (answered.size > KEYS_REMEMBERED && oldest !== undefined) answered.delete(oldest);
}
