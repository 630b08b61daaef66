import { type Answer, ask, fetchPage } from "#components/ui/ask.ts";
import type { AudienceChangeView, PlanSubscriptions } from "#lib/domain/price-plan/plan-audience.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";

export const audienceKeys = {
  preview: (code: string, change: AudienceChange) => ["price-plans", code, "audience", change] as const,
  subscriptions: (code: string) => ["price-plans", code, "subscriptions"] as const,
};

const addressOf = (code: string, what: "audience" | "subscriptions") => `/api/price-plans/${encodeURIComponent(code)}/${what}`;

export function previewAudience(code: string, change: AudienceChange, signal: AbortSignal): Promise<Answer<AudienceChangeView>> {
  return ask(addressOf(code, "audience"), { body: change, signal });
}

export function fetchSubscriptions(code: string, after: string, signal: AbortSignal): Promise<PlanSubscriptions> {
  return fetchPage(`${addressOf(code, "subscriptions")}?${new URLSearchParams({ after }).toString()}`, signal);
}
