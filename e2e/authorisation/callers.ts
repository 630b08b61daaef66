import { type APIRequestContext, expect, request } from "@playwright/test";
import { DEMO_DECODER_KEY, DEMO_PASSWORD, DEMO_PEOPLE } from "#db/seed/demo-people.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { consoleAddress } from "../server.ts";

/** Who knocks: nobody, a person of each role, or the decoder with its key. */
export type Caller = {
  readonly name: string;
  readonly role: Role | null;
  readonly kind: "session" | "key";
  readonly api: APIRequestContext;
};

export async function allCallers(): Promise<readonly Caller[]> {
  const nobody: Caller = { name: "nobody", role: null, kind: "session", api: await newApi() };
  const people = await Promise.all(
    DEMO_PEOPLE.map(async ({ email, role }): Promise<Caller> => ({ name: role, role, kind: "session", api: await signedIn(email) })),
  );
  const decoder: Caller = {
    name: "decoder",
    role: "decoder",
    kind: "key",
    api: await newApi({ authorization: `Bearer ${DEMO_DECODER_KEY}` }),
  };
  return [nobody, ...people, decoder];
}

export async function signedIn(email: string): Promise<APIRequestContext> {
  const api = await newApi();
  const { csrfToken } = (await (await api.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email, password: DEMO_PASSWORD, json: "true", callbackUrl: "/" };
  const response = await api.post("/api/auth/callback/credentials", { form });
  expect(response.status(), `${email} signs in`).toBe(200);
  return api;
}

/** Every request says that it comes from the console's own pages, as a browser there would. */
async function newApi(headers: Readonly<Record<string, string>> = {}): Promise<APIRequestContext> {
  const baseURL = await consoleAddress();
  return request.newContext({ baseURL, maxRedirects: 0, extraHTTPHeaders: { origin: baseURL, ...headers } });
}
