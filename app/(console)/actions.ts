"use server";

import { cookies } from "next/headers";
import * as z from "zod";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { businessClockInput } from "#lib/domain/people/business-clock-schema.ts";
import { setBusinessClock as setBusinessClockOperation } from "#lib/operations/installation/set-business-clock.ts";
import { signOut as signOutOperation } from "#lib/operations/people/sign-out.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const setBusinessClock = defineAction({
  name: "clock.set",
  permission: "clock.set",
  input: businessClockInput,
  run: setBusinessClockOperation,
});

/** Open to everybody, so that an ended session can be left as well: the answer is the same. */
export const signOut = defineAction({
  name: "session.end",
  permission: "public",
  input: z.void(),
  run: async (context) => {
    const result = await signOutOperation(context);
    if (result.ok) (await cookies()).delete(sessionCookieName());
    return result;
  },
});
