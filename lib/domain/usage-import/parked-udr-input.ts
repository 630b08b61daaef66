import type { RefusalCode } from "../refusal.ts";

export type ListParkedUdrsInput = {
  readonly cursor: string | null;
  /** Only those that were refused for this. */
  readonly code: RefusalCode | null;
};

/** Which of the parked UDRs are tried again: some by number, all of one reason, or all. */
export type RetryParkedUdrsInput = "all" | { readonly udrIds: readonly number[] } | { readonly code: RefusalCode };
