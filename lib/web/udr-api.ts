import { toChange, toChangePreview } from "#lib/domain/api/udr-resources.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { Agreed, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { ChangeUdrBody } from "#lib/domain/udr/udr-requests.ts";
import { ok, type Refused, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { previewUdrChange } from "#lib/operations/udr/preview-udr-change.ts";
import type { FieldIssue } from "./action-result.ts";
import type { RouteOutcome } from "./define-route.ts";
import { namedRevision } from "./edit-precondition.ts";
import { resourceAnswer } from "./resource-answer.ts";

type NotAgreed = Refused<Refusal> & { readonly issues?: readonly FieldIssue[] };

/** What a change needs that is not only looked at: why, and the token of the preview that it keeps to. */
export function agreedOf({
  reasonCode,
  reasonText,
  previewToken,
  asksApproval,
}: ChangeUdrBody): { readonly ok: true; readonly value: Agreed } | NotAgreed {
  if (reasonCode === undefined) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
  if (previewToken !== undefined) return ok({ reasonCode, reasonText, previewToken, asksApproval });
  const path = "previewToken";
  const message = "Send the request with preview=true first, and then the token of what you agreed to.";
  return { ...refused({ code: "INVALID_INPUT", path }), issues: [{ path, message }] };
}

export type UdrChanging = {
  readonly request: Request;
  readonly isPreview: boolean;
  readonly body: ChangeUdrBody;
  /** What it comes to, of the revision that `If-Match` names. */
  readonly toChange: (revision: number) => Promise<Result<UdrChange, Refusal>>;
  readonly store: (revision: number, agreed: Agreed) => Promise<Result<ChangeDone, Refusal>>;
};

type Target = Pick<UdrChange, "udrId" | "expectedRevision">;
type ChangeInput = {
  readonly params: { readonly udr: number };
  readonly query: { readonly preview: boolean };
  readonly body: ChangeUdrBody;
};
type Store<Change> = (context: Context, submitted: Agreed & { readonly change: Change }) => Promise<Result<ChangeDone, Refusal>>;

/** What the route of an action runs that needs to know nothing but its UDR. */
export function changeBy<Change extends UdrChange>(changeOf: (target: Target) => Change, store: Store<Change>) {
  return (context: Context, { params: { udr: udrId }, query, body }: ChangeInput, request: Request): Promise<RouteOutcome> => {
    const changed = (expectedRevision: number) => changeOf({ udrId, expectedRevision });
    return changeUdr(context, {
      request,
      isPreview: query.preview,
      body,
      toChange: async (revision) => ok(changed(revision)),
      store: (revision, agreed) => store(context, { change: changed(revision), ...agreed }),
    });
  };
}

/** A change of the UDR that `If-Match` names, or what it would post; the next revision is the answer's ETag. */
export async function changeUdr(context: Context, { request, isPreview, body, toChange: plan, store }: UdrChanging): Promise<RouteOutcome> {
  const revision = namedRevision(request.headers);
  if (!revision.ok) return revision;
  if (isPreview) {
    const change = await plan(revision.value);
    if (!change.ok) return change;
    const preview = await previewUdrChange(context, change.value, body.reasonCode);
    return preview.ok ? ok(resourceAnswer(toChangePreview(preview.value), { revision: revision.value })) : preview;
  }
  const agreed = agreedOf(body);
  if (!agreed.ok) return agreed;
  const done = await store(revision.value, agreed.value);
  return done.ok ? ok(resourceAnswer(toChange(done.value), { revision: done.value.revision })) : done;
}
