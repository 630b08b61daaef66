import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Refused, type Result } from "#lib/kernel/result.ts";
import type { RouteOutcome } from "./define-route.ts";
import { namedRevision, replacedRevision } from "./edit-precondition.ts";
import { resourceAnswer, revisionAnswer } from "./resource-answer.ts";

type AtRevision = { readonly revision: number };
type StoredDraft = AtRevision & { readonly document: unknown };
type Outcome<Value> = Promise<Result<Value, Refusal>>;

/** A working copy as it is stored, which is what a PUT replaces; its ETag is the revision that a PUT names. */
export async function answerDraft(request: Request, stored: Outcome<StoredDraft>): Promise<RouteOutcome> {
  const draft = await stored;
  return draft.ok ? ok(revisionAnswer(request, draft.value.document, draft.value.revision)) : draft;
}

type Replacing = {
  /** Null as the revision makes a new draft. */
  readonly save: (revision: number | null) => Outcome<AtRevision>;
  readonly current: () => Outcome<unknown>;
};

/** Over the revision of `If-Match`, or as a new draft with `If-None-Match: *`; where that is not the state of things, with the draft as it is. */
export async function replaceDraft(request: Request, { save, current }: Replacing): Promise<RouteOutcome> {
  const revision = replacedRevision(request.headers);
  if (!revision.ok) return revision;
  const saved = await save(revision.value);
  return saved.ok ? ok(resourceAnswer(saved.value, { revision: saved.value.revision })) : withCurrent(saved, current);
}

/** What only goes over a revision that was seen. */
export async function overRevision(request: Request, run: (revision: number) => Outcome<unknown>): Promise<RouteOutcome> {
  const revision = namedRevision(request.headers);
  return revision.ok ? run(revision.value) : revision;
}

/** The same, where what was saved has a next revision: the next `If-Match`. */
export function savedOver(request: Request, run: (revision: number) => Outcome<AtRevision>): Promise<RouteOutcome> {
  return overRevision(request, async (revision) => {
    const saved = await run(revision);
    return saved.ok ? ok(resourceAnswer(saved.value, { revision: saved.value.revision })) : saved;
  });
}

/**
 * Whoever meant another state of the draft is answered with the one that there is: without it they could only ask again, and find
 * it changed once more.
 */
export async function withCurrent(refusal: Refused<Refusal>, current: () => Outcome<unknown>): Promise<RouteOutcome> {
  if (refusal.refusal.code !== "STALE_REVISION" && refusal.refusal.code !== "DRAFT_OPEN") return refusal;
  const stored = await current();
  return stored.ok ? { ...refusal, current: stored.value } : refusal;
}
