import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { database } from "#db/client.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { findSessionActor } from "#lib/auth/session.ts";
import { readSessionId } from "#lib/auth/session-cookie.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import { businessClock } from "#lib/operations/business-now.ts";

const BACKGROUND_HEADER = "x-background";

/** Who is signed in, by the session row as it is now. Looked up once per request, and never kept longer. */
export const currentUser = cache(async (): Promise<UserActor | null> => {
  const sessionId = await readSessionId();
  if (sessionId === null) return null;
  const isBackground = (await headers()).get(BACKGROUND_HEADER) === "1";
  return findSessionActor(database(), { sessionId, now: machineNow(), isBackground });
});

/** One instant for everything a request does. */
export const currentClock = cache(async () => businessClock(database(), machineNow()));
