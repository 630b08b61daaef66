/** What a colour means here. A tone never stands alone: words or a sign say the same. */
export type Tone = "neutral" | "accent" | "positive" | "caution" | "negative" | "note";

export const TONE_TEXT = {
  neutral: "text-muted",
  accent: "text-accent",
  positive: "text-positive",
  caution: "text-caution",
  negative: "text-negative",
  note: "text-note",
} as const satisfies Record<Tone, string>;

export const TONE_SOFT = {
  neutral: "bg-hover text-muted",
  accent: "bg-accent-soft text-accent",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  negative: "bg-negative-soft text-negative",
  note: "bg-note-soft text-note",
} as const satisfies Record<Tone, string>;
