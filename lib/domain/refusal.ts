/**
 * Everything a user may be refused for: one closed list. Its sentence stands in `refusal-sentence.ts`, its HTTP status in
 * `lib/web/refusal-status.ts`; both are total, so a new code does not compile until it has both.
 */
export const REFUSAL_CODES = [
  // Anyone, anywhere
  "NOT_SIGNED_IN",
  "NOT_PERMITTED",
  "FOREIGN_ORIGIN",
  "INVALID_INPUT",
  "BODY_NOT_JSON",
  "BODY_TOO_LARGE",
  "NOT_FOUND",
  "TOO_MANY_ATTEMPTS",
  "IDEMPOTENCY_KEY_REQUIRED",
  "IDEMPOTENCY_MISMATCH",
  "STALE_REVISION",
  "REVISION_REQUIRED",
  "BUSY",
  "DEMO_ONLY",
  // Sign-in and people
  "SIGN_IN_FAILED",
  "LINK_EXPIRED",
  "OWN_USER",
  // Rating
  "NO_RATE",
  "BAD_LINE",
  "METADATA_MISSING",
  "METADATA_INVALID",
  "NEGATIVE_USAGE",
  "TOO_MANY_DIGITS",
  "CURRENCY_MISMATCH",
  "COUNTERS_NOT_KEPT",
  // Offers
  "DOCUMENT_INVALID",
  "DOCUMENT_OF_OTHER_PLAN",
  "NOTHING_CHANGED",
  "DRAFT_OPEN",
  "DRAFT_NOT_OPEN",
  "ALREADY_IN_REVIEW",
  "NOT_IN_REVIEW",
  "SECOND_PERSON_REQUIRED",
  "CONTENT_CHANGED",
  "EFFECTIVE_IN_PAST",
  "EFFECTIVE_TAKEN",
  "SAMPLES_CHANGED",
  "TOO_MANY_SAMPLES",
  "NOTHING_IN_FORCE",
  "GLOBAL_PLAN_EXISTS",
  "PLAN_NOT_PUBLISHED",
  "AUDIENCE_CURRENCY",
  "AUDIENCE_UNCHANGED",
  "BACKTEST_RUNNING",
  "BACKTEST_ENDED",
  // Definitions
  "CODE_TAKEN",
  "NAME_TAKEN",
  "DEFINITION_INVALID",
  "DEFINITION_ARCHIVED",
  "DEFINITION_IN_USE",
  "UNIT_COUNTED",
  "TAX_RATE_IN_FORCE",
  "UDRS_UNRATED",
  "IMPORT_CHANGED",
  "IMPORT_INVALID",
  "PART_IN_USE",
  "PART_ARCHIVED",
  "ATTRIBUTE_STORED",
  "UDR_TYPE_RECORDED",
  // Ordering
  "SUBSCRIPTION_NOT_EFFECTIVE",
  "SUBSCRIPTION_AMBIGUOUS",
  "PRODUCT_NOT_VALID",
  "PRODUCT_NOT_USAGE",
  "CATALOG_NOT_EFFECTIVE",
  "CATALOG_NOT_VALID",
  "CONDITIONS_NOT_MET",
  "SERVICE_NOT_AVAILABLE",
  "SOURCE_NOT_ALLOWED",
  "PROVIDER_CODE_MISSING",
  "DEVICE_MISSING",
  "QUOTE_CHANGED",
  "WALLET_MISSING",
  "WALLET_INSUFFICIENT_FUNDS",
  // UDR actions
  "UDR_NOT_POSTED",
  "UDR_CANCELLED",
  "UDR_FOR_INFORMATION",
  "DIRECTIVE_UNCHANGED",
  "USAGE_UNCHANGED",
  "PERIOD_REVERSED",
  "QUANTITY_TOO_FINE",
  "UDR_TYPE_NOT_ALLOWED",
  "REASON_REQUIRED",
  "PREVIEW_STALE",
  "APPROVAL_REQUIRED",
  // Billing
  "NOTHING_TO_BILL",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** `path` names the field or JSON path at fault, `params` the values its sentence needs. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly path?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};
