import { expect, type Page } from "@playwright/test";
import * as z from "zod";
import { DEMO_PASSWORD } from "#db/seed/demo-people.ts";
import { consoleAddress } from "../server.ts";

export type PersonName = "anna" | "boris" | "chloe" | "daphne" | "emil" | "fotini" | "george" | "hera";

const csrfAnswer = z.object({ csrfToken: z.string() });

export const emailOf = (name: PersonName) => `${name}@aluxsat.example`;

/** The short way in: next-auth's own address, as the sign-in page calls it. What the page looks like has its own test. */
export async function signInAs(page: Page, name: PersonName): Promise<void> {
  const { request } = page.context();
  const headers = { origin: await consoleAddress() };
  const { csrfToken } = csrfAnswer.parse(await (await request.get("/api/auth/csrf")).json());
  const form = { csrfToken, email: emailOf(name), password: DEMO_PASSWORD, json: "true", callbackUrl: "/" };
  const answer = await request.post("/api/auth/callback/credentials", { form, headers });
  expect(answer.status(), `${name} signs in`).toBe(200);
}
