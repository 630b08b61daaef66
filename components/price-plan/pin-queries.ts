import { type Answer, ask } from "#components/ui/ask.ts";
import type { PinChangeForm } from "#lib/domain/price-plan/pin-schema.ts";
import type { PinChangeView } from "#lib/domain/price-plan/pin-view.ts";
import type { OwnerPrices } from "#lib/domain/price-plan/plan-audience.ts";

export const pinKeys = {
  preview: (code: string, pin: PinChangeForm) => ["price-plans", code, "pin", pin] as const,
  owner: (who: string) => ["price-plans", "owner", who] as const,
};

export function previewPin(code: string, pin: PinChangeForm, signal: AbortSignal): Promise<Answer<PinChangeView>> {
  return ask(`/api/price-plans/${encodeURIComponent(code)}/pins`, { body: pin, signal });
}

export function fetchOwnerPrices(who: string, signal: AbortSignal): Promise<Answer<OwnerPrices>> {
  return ask("/api/price-plans/owner", { body: { who }, signal });
}
