/** Why usage has no price. The codes are those of `lib/domain/refusal.ts`, their sentences too. */
export type RatingRefusal = {
  readonly code: "NO_RATE" | "METADATA_MISSING" | "METADATA_INVALID" | "NEGATIVE_USAGE" | "TOO_MANY_DIGITS";
  readonly params: Readonly<Record<string, string>>;
};
