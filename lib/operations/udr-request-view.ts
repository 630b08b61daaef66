import type { UdrRowRecord } from "#db/mapping/udr-rows.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import { nameOf, toVerdict } from "#lib/domain/price-plan/to-view.ts";
import type { WhyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import type { UdrRequest } from "#lib/domain/review/udr-request.ts";
import type { UdrReviewRow } from "#lib/domain/review/udr-review-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";

/** Whose usage a request is about. */
export function usageOf({ row }: UdrRowRecord) {
  const { udrId, accountName, accountNumber, subscriptionNumber, from } = row;
  return { udrId, productName: row.product.name, accountName, accountNumber, subscriptionNumber, usedFrom: from };
}

type Reading = {
  /** Of a request that is not decided. */
  readonly whyNot: WhyNotAnswer | null;
  readonly mayWithdraw: boolean;
};

/** Who asks and why, what became of it, and what who looks at it may do about it. */
export async function toUdrReview(tx: Tx, request: UdrRequest, { whyNot, mayWithdraw }: Reading) {
  const { requestId, contentHash, note, requestedBy, requestedAt, decided } = request;
  const names = await userNames(tx, [requestedBy, decided?.by ?? requestedBy]);
  return {
    ...{ requestId, contentHash, note },
    requestedBy: nameOf(names, requestedBy),
    requestedAt: instantToString(requestedAt),
    whyNot: decided === null ? whyNot : ("decided" as const),
    mayWithdraw: decided === null && mayWithdraw,
    decided: toVerdict(request, names),
  };
}

type Line = Pick<UdrReviewRow, "requestId" | "note" | "requestedBy" | "requestedAt" | "isMine">;

type Inbox<Request, Subject> = {
  readonly requests: readonly Request[];
  /** What a line says of its own kind of request. */
  readonly subjectOf: (request: Request) => Subject | Promise<Subject>;
};

/** Lines of the inbox, in the order of the requests. */
export async function toUdrReviewRows<Request extends UdrRequest, Subject>(
  tx: Tx,
  { actor }: Context,
  { requests, subjectOf }: Inbox<Request, Subject>,
) {
  const names = await userNames(
    tx,
    requests.map(({ requestedBy }) => requestedBy),
  );
  const rows: (Subject & Line)[] = [];
  for (const request of requests) {
    const { requestId, requestedBy, requestedAt, note } = request;
    rows.push({
      ...(await subjectOf(request)),
      ...{ requestId, note },
      requestedBy: nameOf(names, requestedBy),
      requestedAt: instantToString(requestedAt),
      isMine: actor.kind === "user" && actor.userId === requestedBy,
    });
  }
  return rows;
}
