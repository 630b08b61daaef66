import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { database } from "#db/client.ts";
import { config } from "#lib/config.ts";
import { LONGEST_PASSWORD } from "#lib/domain/people/password-rule.ts";
import { ABSOLUTE_MILLIS } from "#lib/domain/people/session-policy.ts";
import { clientAddress } from "./client-address.ts";
import { machineNow } from "./machine-clock.ts";
import { endSession } from "./session.ts";
import { isSecure, readSessionId, sessionCookieName } from "./session-cookie.ts";
import { signIn } from "./sign-in.ts";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    /** The session row. The cookie says nothing else: who it is and what they may do is read from the database. */
    sid?: string;
  }
}

const credentials = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(LONGEST_PASSWORD) });

/** Records what went wrong and returns the id that the user is shown. */
export type RecordFault = (error: unknown) => string;

/** Read when asked, for a build has no secret. */
export function authOptions(recordFault: RecordFault): NextAuthOptions {
  const { secret } = config();
  const secure = isSecure();
  const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } });
  const prefix = secure ? "__Host-" : "";
  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: ABSOLUTE_MILLIS / 1000 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookie(sessionCookieName()),
      csrfToken: cookie(`${prefix}ratewright.csrf`),
      callbackUrl: cookie(`${prefix}ratewright.callback`),
    },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: authorizeWith(recordFault) })],
    callbacks: {
      jwt: ({ token, user }) => ({ ...(user ? { sid: user.sessionId } : token.sid !== undefined && { sid: token.sid }) }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sid !== undefined) await endSession(database(), token.sid, machineNow());
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

type CallbackRequest = { readonly headers?: Readonly<Record<string, unknown>> };

/** What it throws, next-auth hands to the sign-in form as text: so always a code and its detail, never an error's own words. */
function authorizeWith(recordFault: RecordFault) {
  return async (input: unknown, { headers }: CallbackRequest) => {
    const parsed = credentials.safeParse(input);
    if (!parsed.success) return null;
    const result = await signInFrom(headers, parsed.data).catch((error: unknown) => {
      throw new Error(`FAULT:${recordFault(error)}`);
    });
    if (result.ok) return { id: String(result.value.userId), sessionId: result.value.sessionId };
    const { code, params } = result.refusal;
    if (code === "SIGN_IN_FAILED") return null;
    throw new Error(`${code}:${params?.seconds ?? ""}`);
  };
}

async function signInFrom(headers: CallbackRequest["headers"], known: z.output<typeof credentials>) {
  return signIn(database(), {
    ...known,
    address: clientAddress(textOf(headers?.["x-forwarded-for"]), config().trustedProxies),
    userAgent: textOf(headers?.["user-agent"]),
    previousSessionId: await readSessionId(),
    now: machineNow(),
  });
}

function textOf(header: unknown): string | null {
  return typeof header === "string" ? header : null;
}
