import { accountLimitsBody, accountNumberParams } from "#lib/domain/account/limits-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getAccountLimits } from "#lib/operations/account/get-account-limits.ts";
import { saveAccountLimits } from "#lib/operations/account/save-account-limits.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { replacedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer, revisionAnswer } from "#lib/web/resource-answer.ts";

/** What is set on the account; its ETag is the revision that a PUT names. Where nothing ever was, there is none yet. */
export const GET = defineRoute({
  permission: "account.read",
  authenticate: "either",
  mutates: false,
  params: accountNumberParams,
  run: async (context, { params: { number } }, request) => {
    const found = await getAccountLimits(context, number);
    if (!found.ok) return found;
    const { limits, revision, ...rest } = found.value;
    const answer = { ...rest, revision, ...limits };
    return ok(revision === null ? resourceAnswer(answer, {}) : revisionAnswer(request, answer, revision));
  },
});

/** Over the revision of `If-Match`, or as the first with `If-None-Match: *`. The next order obeys it. */
export const PUT = defineRoute({
  permission: "account.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: accountNumberParams,
  body: accountLimitsBody,
  run: async (context, { params: { number }, body }, request) => {
    const revision = replacedRevision(request.headers);
    if (!revision.ok) return revision;
    const saved = await saveAccountLimits(context, { code: number, revision: revision.value, ...body });
    if (!saved.ok) return saved;
    return ok(resourceAnswer({ account: number, revision: saved.value.revision }, { revision: saved.value.revision }));
  },
});
