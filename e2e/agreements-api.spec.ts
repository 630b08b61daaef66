import { type APIRequestContext, expect, test } from "@playwright/test";
import { allCallers, signedIn } from "./authorisation/callers.ts";

const RUN = Date.now().toString(36);

/** Nikos, about whom no other journey agrees on anything. His draft never goes live here. */
const NIKOS = "/api/v1/agreements/A-10002";
const DRAFT = `${NIKOS}/draft`;

const document = {
  format: "ratewright/agreement@1",
  account: "A-10002",
  pricePlan: null,
  discounts: { allowed: "all" },
  limits: null,
  networks: { attribute: "device", allowed: ["TV"], outside: "park" },
  creditLimit: null,
  committed: null,
  validTo: null,
  timeZone: "Europe/Nicosia",
} as const;

let count = 0;
/** As a program would: a key for each change, and what it replaces. */
const change = (headers: Readonly<Record<string, string>> = {}) => {
  count += 1;
  return { "idempotency-key": `agreements-${RUN}-${count}`, ...headers };
};
const NEW = { "if-none-match": "*" } as const;
const over = (etag: string) => ({ "if-match": etag });

/** What an earlier run left half done. */
async function clear(anna: APIRequestContext): Promise<void> {
  await anna.post(`${DRAFT}/withdraw`, { headers: change() });
  const { etag = "" } = (await anna.get(DRAFT)).headers();
  if (etag !== "") await anna.delete(DRAFT, { headers: change(over(etag)) });
}

test.describe.configure({ mode: "serial" });

test("a draft is written over what was read, submitted, withdrawn and given up", async () => {
  const anna = await signedIn("anna@aluxsat.example");
  await clear(anna);
  expect((await anna.get(DRAFT)).status()).toBe(404);
  expect((await anna.put(DRAFT, { headers: change(), data: document })).status()).toBe(428);
  expect((await anna.put(DRAFT, { headers: NEW, data: document })).status()).toBe(400);

  const unread = { ...document, networks: { ...document.networks, outside: "refuse" } };
  const refused = await anna.put(DRAFT, { headers: change(NEW), data: unread });
  expect(refused.status()).toBe(400);
  expect(refused.headers()["content-type"]).toContain("application/problem+json");
  expect(await refused.text()).toContain("networks.outside");

  const made = await anna.put(DRAFT, { headers: change(NEW), data: document });
  expect([made.status(), made.headers().etag]).toEqual([200, '"1"']);
  const again = await anna.put(DRAFT, { headers: change(NEW), data: { ...document, creditLimit: "9.00" } });
  expect(again.status()).toBe(412);
  expect(await again.json()).toMatchObject({ code: "DRAFT_OPEN", current: { revision: 1, document } });

  const saved = await anna.put(DRAFT, { headers: change(over('"1"')), data: { ...document, creditLimit: "5.00" } });
  expect([saved.status(), saved.headers().etag]).toEqual([200, '"2"']);
  const stale = await anna.put(DRAFT, { headers: change(over('"1"')), data: document });
  expect(stale.status()).toBe(412);
  expect(await stale.json()).toMatchObject({ code: "STALE_REVISION", current: { document: { creditLimit: "5.00" } } });
  const read = await anna.get(DRAFT);
  expect(await read.json()).toEqual({ ...document, creditLimit: "5.00" });
  expect((await anna.get(DRAFT, { headers: { "if-none-match": '"2"' } })).status()).toBe(304);

  const asked = { effective: { kind: "onApproval" }, note: "As signed" };
  const submitted = await anna.post(`${DRAFT}/submit`, { headers: change(over('"2"')), data: asked });
  expect(submitted.status()).toBe(200);
  const closed = await anna.put(DRAFT, { headers: change(over('"2"')), data: document });
  expect([closed.status(), (await closed.json()).code]).toEqual([409, "ALREADY_IN_REVIEW"]);
  expect((await anna.post(`${DRAFT}/withdraw`, { headers: change() })).status()).toBe(200);
  expect((await anna.delete(DRAFT, { headers: change(over('"2"')) })).status()).toBe(200);
  expect((await anna.get(DRAFT)).status()).toBe(404);
  expect(await (await anna.get(`${NIKOS}/versions`)).json()).toMatchObject({ items: [], next: null });
  await anna.dispose();
});

test("name and description are replaced over their revision, once for a request that is sent twice", async () => {
  const anna = await signedIn("anna@aluxsat.example");
  const before = await anna.get(NIKOS);
  const { etag = "" } = before.headers();
  expect(await before.json()).toMatchObject({ account: { number: "A-10002" }, standing: "none", draft: null });
  const named = { name: `Nikos ${RUN}`, description: "By telephone" };
  const headers = change(over(etag));
  const [first, second] = [await anna.put(NIKOS, { headers, data: named }), await anna.put(NIKOS, { headers, data: named })];
  expect([first.status(), second.status()]).toEqual([200, 200]);
  expect(await second.json()).toEqual(await first.json());
  expect(await (await anna.get(NIKOS)).json()).toMatchObject(named);
  const stale = await anna.put(NIKOS, { headers: change(over(etag)), data: { name: "Late" } });
  expect([stale.status(), (await stale.json()).code]).toEqual([412, "STALE_REVISION"]);
  expect((await anna.put(NIKOS, { headers: change(), data: { name: "Unseen" } })).status()).toBe(428);
  const found = await anna.get(`/api/v1/agreements?q=${encodeURIComponent(named.name)}`);
  expect(await found.json()).toMatchObject({ items: [{ name: named.name }], next: null });
  // As it was called, for whoever looks for it after this.
  const { name, description } = await before.json();
  const { etag: latest = "" } = (await anna.get(NIKOS)).headers();
  expect((await anna.put(NIKOS, { headers: change(over(latest)), data: { name, description: description ?? "" } })).status()).toBe(200);
  await anna.dispose();
});

test("a subscription's networks are read and replaced, and say what was agreed", async () => {
  const address = "/api/v1/accounts/A-10002/subscriptions/S-20002/networks";
  const emil = await signedIn("emil@aluxsat.example");
  const { etag } = (await emil.get(address)).headers();
  const { networks } = document;
  const put = (reason: string, seen: string | undefined, wanted: unknown = networks) =>
    emil.put(address, { headers: change(seen === undefined ? NEW : over(seen)), data: { networks: wanted, reason } });
  expect((await put("", etag)).status()).toBe(400);
  const unknown = await put(RUN, etag, { ...networks, allowed: ["RADIO"] });
  expect([unknown.status(), (await unknown.json()).code]).toEqual([422, "DEFINITION_INVALID"]);
  const saved = await put(RUN, etag);
  expect(saved.status()).toBe(200);
  expect(await (await emil.get(address)).json()).toMatchObject({ subscription: "S-20002", networks, agreed: null });
  const back = await put("As agreed again", saved.headers().etag, null);
  expect(back.status()).toBe(200);
  expect((await put("Late", saved.headers().etag)).status()).toBe(412);
  expect((await emil.get("/api/v1/accounts/A-10002/subscriptions/S-20001/networks")).status()).toBe(404);
  await emil.dispose();
});

test("nobody and no decoder reads an agreement", async () => {
  const callers = await allCallers();
  for (const { name, role, api } of callers) {
    if (role === null) expect((await api.get(NIKOS)).status(), name).toBe(401);
    if (role === "decoder") expect((await api.get(NIKOS)).status(), name).toBe(403);
  }
  await Promise.all(callers.map(({ api }) => api.dispose()));
});
