/** Why somebody who sees endings only has to see one number whole. It stands in the audit in these words. */
export const REVEAL_REASONS = {
  customerAsks: "The customer asks about it",
  billChecked: "A bill or an import is checked",
  faultSought: "A fault is looked into",
  auditMade: "An audit or a control",
  lawfulRequest: "A lawful request",
} as const;
export type RevealReason = keyof typeof REVEAL_REASONS;

export const REVEAL_REASON_CODES = [
  "customerAsks",
  "billChecked",
  "faultSought",
  "auditMade",
  "lawfulRequest",
] as const satisfies readonly RevealReason[];
