import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import {
  deleteSignInAttempt,
  deleteSignInAttemptsBefore,
  insertSignInAttempt,
  listSignInAttempts,
  lockSignInSubject,
} from "#db/queries/people.ts";
import type { Tx } from "#db/tx.ts";
import { config } from "#lib/config.ts";
import { FREE_FAILURES, secondsToWait, THROTTLE_WINDOW_MILLIS } from "#lib/domain/people/sign-in-throttle.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

export type AttemptSubjects = { readonly email: string; readonly address: string };
export type Reservation = { readonly attemptId: string; readonly account: string; readonly address: string };

/**
 * Counts an attempt as failed before the password is looked at, so that of a thousand attempts sent at once only the free
 * ones get that far. `settleAttempt` takes it back for who knew the password.
 */
export async function reserveAttempt(tx: Tx, subjects: AttemptSubjects, now: Instant): Promise<Result<Reservation, Refusal>> {
  const account = subjectOf("account", subjects.email.toLowerCase());
  const address = subjectOf("address", subjects.address);
  // Always in the same order, so that two attempts never wait for each other.
  for (const subject of [account, address].sort()) await lockSignInSubject(tx, subject);
  const attempts = await listSignInAttempts(tx, [account, address], plusMillis(now, -THROTTLE_WINDOW_MILLIS));
  const waits = [
    secondsToWait(
      attempts.filter(({ subject }) => subject === account),
      FREE_FAILURES.account,
      now,
    ),
    secondsToWait(
      attempts.filter(({ subject }) => subject === address),
      FREE_FAILURES.address,
      now,
    ),
  ];
  const seconds = Math.max(...waits);
  if (seconds > 0) return refused({ code: "TOO_MANY_ATTEMPTS", params: { seconds } });
  const attemptId = randomUUID();
  for (const subject of [account, address]) await insertSignInAttempt(tx, { subject, attemptId, attemptedAt: now, succeeded: false });
  return ok({ attemptId, account, address });
}

/** The password was right: the failures before it no longer count for the account. Those of the address do. */
export async function settleAttempt(tx: Tx, { attemptId, account, address }: Reservation, now: Instant): Promise<void> {
  await deleteSignInAttempt(tx, account, attemptId);
  await deleteSignInAttempt(tx, address, attemptId);
  await insertSignInAttempt(tx, { subject: account, attemptId, attemptedAt: now, succeeded: true });
  await deleteSignInAttemptsBefore(tx, plusMillis(now, -THROTTLE_WINDOW_MILLIS));
}

/** A keyed hash: the table names neither people nor the machines they sit at. */
function subjectOf(kind: "account" | "address", value: string): string {
  return createHmac("sha256", config().secret).update(`${kind} ${value}`).digest("base64url");
}
