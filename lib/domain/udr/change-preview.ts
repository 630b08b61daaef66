import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import type { UdrAction } from "./udr-actions.ts";

/** What an action would post and change, for the screen: money and quantities as exact text, instants as ISO text. */
export type ChangePreview = {
  /** Binds a submit to exactly these entries. */
  readonly token: string;
  readonly action: UdrAction;
  /** Of a reversed cancellation: the UDR whose place another takes. */
  readonly succeeds: number | null;
  readonly currency: string;
  /** What happens, in one or two sentences. */
  readonly sentence: string;
  readonly entries: readonly PreviewEntry[];
  readonly fields: readonly FieldChange[];
  /** Of all entries: positive charges the customer, negative credits. */
  readonly net: string;
  /** What this UDR amounts to for the customer, all its RBIs together. */
  readonly udr: BeforeAfter;
  readonly effect: WalletEffect | AccountEffect;
  /** Which bill will show it, and when, as a sentence; null where none will. */
  readonly billing: string | null;
  /** Why the subscription is billed at once; null when it waits. */
  readonly triggers: string | null;
  readonly warnings: readonly string[];
  readonly approval: ApprovalWanted | null;
  /** Of discounts that are more than the agent may give alone: what a second person is asked about. */
  readonly asks: DiscountAsked | null;
  /** Why the new charge costs what it costs; null when nothing is charged. */
  readonly price: ExplainedInWords | null;
};

export type PreviewEntry = {
  /** A correction: what other usage, which counts together with it, costs more or less. */
  readonly kind: "charge" | "reversal" | "correction";
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly goes: "nextBill" | "billedNow" | "cancelsUnbilled" | "wallet";
  /** The RBI that a reversal takes back. */
  readonly reverses: number | null;
  /** What a correction corrects, in words. */
  readonly corrects: string | null;
};

export type FieldChange = {
  readonly field: string;
  readonly label: string;
  readonly kind: "text" | "instant";
  readonly before: string | null;
  readonly after: string | null;
};

export type BeforeAfter = { readonly before: string; readonly after: string };

export type WalletEffect = { readonly kind: "wallet"; readonly balance: BeforeAfter; readonly debt: BeforeAfter };

/** Billed and unbilled together: what the account comes to owe. */
export type AccountEffect = { readonly kind: "account"; readonly owed: BeforeAfter };

export type DiscountAsked = {
  /** "GOODWILL 30 %", each. */
  readonly discounts: readonly string[];
  /** What the usage costs once they are approved; null where it is not rated now. */
  readonly gross: string | null;
  readonly headline: string | null;
};

export type ApprovalWanted = {
  readonly of: "action" | "day";
  readonly credit: string;
  readonly limit: string;
  /** Whether there is a second person to ask: somebody whose limit covers it. */
  readonly mayAsk: boolean;
};

/** What a submitted action did. */
export type ChangeDone = {
  readonly udrId: number;
  readonly revision: number;
  readonly currency: string;
  readonly entries: readonly { readonly rbiId: number; readonly gross: string; readonly goes: PreviewEntry["goes"] }[];
  readonly net: string;
  /** The number of the bill that the action set off; null when it waits. */
  readonly bill: string | null;
  /** What a second person was asked to approve with it; null where nothing needs an approval. */
  readonly requestId: number | null;
  /** Of a credit above the limit: a second person was asked for all of it, and nothing has changed yet. */
  readonly creditRequestId: number | null;
  /** Of a reversed cancellation: the cancelled UDR whose place this one took. */
  readonly succeeds: number | null;
};
