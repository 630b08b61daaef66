/**
 * What came of one attempt. A refusal is the provider's word and final; what is merely unavailable may come right. The reason is shown to agents,
 * so it is a sentence without anything personal in it.
 */
export type DeliveryAnswer =
  | { readonly kind: "delivered" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unavailable"; readonly reason: string };
