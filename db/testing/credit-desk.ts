import { eq } from "drizzle-orm";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import type { CreditReviewView } from "#lib/domain/udr/credit-review-view.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { micros } from "#lib/kernel/money.ts";
import type { Context } from "#lib/operations/context.ts";
import { decideCreditRequest } from "#lib/operations/review/decide-credit-request.ts";
import { getCreditReview } from "#lib/operations/review/get-credit-review.ts";
import { previewUdrChange } from "#lib/operations/udr/preview-udr-change.ts";
import { appUser, creditLimit } from "../schema/people.ts";
import { type AluxsatDesk, adjustOf, atNicosia, billAll, correct, later, orderFilm, submit, topUp, udrOf } from "./aluxsat-desk.ts";
import { done } from "./price-plan-scenario.ts";

export type CreditDesk = ReturnType<typeof creditDesk>;

/** What the agent says why. */
export const WORDS = "The stream stopped in every room";

const ZOE = 900;

/** The demo's care desk with a second care lead, on days of their own: so that the limit of a day never carries over from test to test. */
export function creditDesk(desk: AluxsatDesk) {
  let day = 0;

  async function addSecondLead(): Promise<void> {
    const person = { userId: ZOE, email: "zoe@aluxsat.example", name: "Zoe Michael", role: "careLead", passwordHash: "none" };
    await desk.test.owner.insert(appUser).values(person);
  }

  function nextDay(days = 1): void {
    day += days;
  }

  const evening = () => atNicosia("20:00", day);
  const as = (role: Role, minutes: number): Context => desk.as(role, later(evening(), minutes));
  const daphne = (minutes = 10) => as("careAgent", minutes);
  const emil = (minutes = 20) => as("careLead", minutes);
  const zoe = (minutes = 20): Context => ({
    ...emil(minutes),
    actor: { kind: "user", userId: ZOE, name: "Zoe Michael", role: "careLead", sessionId: "test" },
  });

  /** One UDR of so many films at €10.00, billed or paid; at its second revision. */
  async function films(count: number, customer: "eleni" | "hotel" | "nikos" = "eleni"): Promise<number> {
    if (customer === "nikos") await topUp({ desk, customer }, "1000.00", evening());
    const udrId = await orderFilm({ desk, customer }, evening());
    await done(correct(emil(1), adjustOf(await udrOf(emil(1), udrId), { quantity: String(count) })));
    await billAll({ desk, customer }, later(evening(), 5));
    return udrId;
  }

  /** As an agent does it: looks at the preview, and asks for exactly that. */
  async function ask(change: UdrChange, context = daphne()) {
    const preview = await done(previewUdrChange(context, change, "GOODWILL"));
    return submit(context, change, { previewToken: preview.token, reasonCode: "GOODWILL", reasonText: WORDS, asksApproval: true });
  }

  /** The number of the request that somebody else cancels this for. */
  async function askedFor(udrId: number): Promise<number> {
    const asked = await done(ask(cancelOf(udrId)));
    return present(asked.creditRequestId, "a request");
  }

  async function approve(context: Context, requestId: number) {
    return decideCreditRequest(context, approvalOf(await done(getCreditReview(context, requestId))));
  }

  /** What stands posted for a UDR, in order. */
  const grossesOf = async (udrId: number) => (await udrOf(emil(), udrId)).chain.map(({ gross }) => gross);

  async function withDayOf(role: Role, perDay: string): Promise<void> {
    await desk.test.owner
      .update(creditLimit)
      .set({ perDay: micros(perDay) })
      .where(eq(creditLimit.role, role));
  }

  return { addSecondLead, nextDay, evening, as, daphne, emil, zoe, films, ask, askedFor, approve, grossesOf, withDayOf };
}

export const cancelOf = (udrId: number, expectedRevision = 2): UdrChange => ({ action: "cancel", udrId, expectedRevision });

export function approvalOf({ requestId, contentHash, impact }: CreditReviewView, note = ""): DecideCreditInput {
  const previewToken = impact.kind === "preview" ? impact.preview.token : "none";
  return { requestId, contentHash, verdict: { decision: "approved", previewToken, note } };
}
