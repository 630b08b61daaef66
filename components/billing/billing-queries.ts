import type { BillingPreview } from "#lib/domain/billing/billing-view.ts";
import { type Answer, ask } from "../ui/ask.ts";

export function billingPreviewQuery(accountNumber: string) {
  return {
    queryKey: ["billing", "preview", accountNumber],
    enabled: accountNumber !== "",
    staleTime: 0,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Answer<BillingPreview>> =>
      ask("/api/billing/preview", { body: { accountNumber }, signal }),
  };
}
