import type { ExplainedInWords, Reason } from "#lib/rating/words/explain-in-words.ts";
import type { VersionState } from "../price-plan/version-state.ts";

/** By what a UDR may be asked to be priced: the plans that may price it first, then every other of its currency. */
export type WhatIfChoice = {
  readonly plan: string;
  readonly planName: string;
  /** "3", or "draft". */
  readonly version: string;
  readonly state: VersionState | "draft";
  /** Null of a draft. */
  readonly effectiveAt: string | null;
  /** It priced the charge that stands. */
  readonly isCurrent: boolean;
  /** One of the plans that price the subscription's usage today. */
  readonly isOwn: boolean;
};

/** What it would cost, and how that differs from what it costs. Nothing is written. */
export type WhatIfAnswer = {
  readonly planName: string;
  /** "3", or "draft". */
  readonly version: string;
  /** When the usage is taken to have begun. */
  readonly from: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly currency: string;
  /** Against the charge that stands; null where none does. */
  readonly difference: string | null;
  readonly price: ExplainedInWords;
};

/** A reason with whether the other price has it, too. */
export type ComparedReason = Reason & { readonly isChanged: boolean };

/** The reasons of a price, those marked that the other one does not share. */
export function compareReasons(price: ExplainedInWords, other: ExplainedInWords | null): readonly ComparedReason[] {
  const shared = new Set(other?.reasons.map(({ text }) => text));
  return price.reasons.map((reason) => ({ ...reason, isChanged: other !== null && !shared.has(reason.text) }));
}
