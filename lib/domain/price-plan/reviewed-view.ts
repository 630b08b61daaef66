import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { DiscountRequestView, DiscountVersionView } from "../discount/discount-view.ts";
import type { DiscountChange } from "../discount/discount-words.ts";
import type { Actor } from "../people/actor.ts";
import { whyNotAnswer } from "../review/refuse-answer.ts";
import type { Effective, ReviewAnswer } from "./price-plan.ts";
import { effectiveText, nameOf } from "./to-view.ts";

/** What screens are told about documents that are drafted, reviewed and published as discounts and pricing agreements are. */

type VersionHead = {
  readonly version: number;
  readonly documentHash: string;
  readonly effectiveAt: Instant;
  readonly requestedBy: number;
  readonly decidedBy: number;
  readonly decidedAt: Instant;
  readonly note: string;
};

type Version<Document> = { readonly head: VersionHead; readonly document: Document };

type Line<Document> = {
  readonly versions: readonly Version<Document>[];
  readonly names: ReadonlyMap<number, string>;
  readonly now: Instant;
  readonly inWords: (document: Document) => string;
  readonly changes: (before: Document, after: Document) => readonly DiscountChange[];
};

/** In the order of the versions. Each is held against the one that was effective before it; the first says all of it in its words. */
export function toVersionViews<Document>({ versions, names, now, inWords, changes }: Line<Document>): readonly DiscountVersionView[] {
  const byInstant = versions.toSorted((left, right) => left.head.effectiveAt - right.head.effectiveAt);
  return versions.map(({ head, document }) => {
    const before = byInstant.findLast((one) => one.head.effectiveAt < head.effectiveAt);
    const isTakenOver = versions.some((one) => one.head.effectiveAt > head.effectiveAt && one.head.effectiveAt <= now);
    return {
      version: head.version,
      state: head.effectiveAt > now ? "scheduled" : isTakenOver ? "superseded" : "live",
      effectiveAt: instantToString(head.effectiveAt),
      words: inWords(document),
      changes: before === undefined ? [] : changes(before.document, document),
      requestedBy: nameOf(names, head.requestedBy),
      decidedBy: nameOf(names, head.decidedBy),
      decidedAt: instantToString(head.decidedAt),
      note: head.note,
      documentHash: head.documentHash,
    };
  });
}

type Asked = {
  readonly requestId: number;
  readonly contentHash: string;
  readonly effective: Effective;
  readonly note: string;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
};

type Reading = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly editors: readonly number[];
  readonly names: ReadonlyMap<number, string>;
};

/** What is asked of a second person, and why who looks at it may not be that person. */
export function toRequestView(request: Asked, reading: Reading): DiscountRequestView {
  const { effective } = request;
  return {
    requestId: request.requestId,
    contentHash: request.contentHash,
    effectiveAt: effectiveText(effective),
    isEffectiveInPast: effective.kind === "at" && effective.at <= reading.now,
    note: request.note,
    requestedBy: nameOf(reading.names, request.requestedBy),
    requestedAt: instantToString(request.requestedAt),
    whyNot: whyNotAnswer(request, { ...reading, permission: "review.decide" }),
  };
}

/** What a reviewer asked for, of a draft that came back. */
export function toRequestedChanges(decided: ReviewAnswer | null, names: ReadonlyMap<number, string>) {
  if (decided?.decision !== "changesRequested") return null;
  return { by: nameOf(names, decided.by), at: instantToString(decided.at), note: decided.note ?? "" };
}
