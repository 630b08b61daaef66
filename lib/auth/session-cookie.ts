import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { config } from "#lib/config.ts";

/** The prefix makes the browser itself refuse a cookie that another host or an unencrypted page tries to plant. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-ratewright.session" : "ratewright.session";
}

export function isSecure(): boolean {
  return config().origin.startsWith("https://");
}

/** What the cookie of this request says, if we wrote it: only the name of a session row, which decides everything else. */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (token === undefined) return null;
  try {
    const decoded = await decode({ token, secret: config().secret });
    return typeof decoded?.sid === "string" ? decoded.sid : null;
  } catch {
    // A forged, cut or foreign cookie is no session; it is not a fault of ours.
    return null;
  }
}
