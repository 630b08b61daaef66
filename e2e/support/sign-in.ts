import { type BrowserContext, expect, type Page } from "@playwright/test";
import * as z from "zod";
import { DEMO_PASSWORD } from "#db/seed/demo-people.ts";
import { consoleAddress } from "../server.ts";

export type PersonName = "anna" | "boris" | "chloe" | "daphne" | "emil" | "fotini" | "george" | "hera";

const csrfAnswer = z.object({ csrfToken: z.string() });

export const emailOf = (name: PersonName) => `${name}@aluxsat.example`;

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** What a sign-in of this process left behind, by person: a password is checked slowly on purpose, and hundreds of journeys ask. */
const kept = new Map<PersonName, Cookies>();

/** The short way in: the session of an earlier journey while it is good, else next-auth's own address, as the sign-in page calls it. */
export async function signInAs(page: Page, name: PersonName): Promise<void> {
  const context = page.context();
  const before = kept.get(name);
  if (before !== undefined) {
    await context.addCookies(before);
    if (await isSignedIn(context)) return;
    await context.clearCookies();
  }
  await signInAnew(context, name);
  kept.set(name, await context.cookies());
}

/** Who is signed in is sent on from the sign-in page; a journey may have ended the session or the person since. */
async function isSignedIn({ request }: BrowserContext): Promise<boolean> {
  return (await request.get("/sign-in", { maxRedirects: 0 })).status() === 307;
}

/** What the sign-in page looks like has its own test. */
async function signInAnew({ request }: BrowserContext, name: PersonName): Promise<void> {
  const headers = { origin: await consoleAddress() };
  const { csrfToken } = csrfAnswer.parse(await (await request.get("/api/auth/csrf")).json());
  const form = { csrfToken, email: emailOf(name), password: DEMO_PASSWORD, json: "true", callbackUrl: "/" };
  const answer = await request.post("/api/auth/callback/credentials", { form, headers });
  expect(answer.status(), `${name} signs in`).toBe(200);
}
