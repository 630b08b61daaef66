import { encode } from "next-auth/jwt";
import * as z from "zod";
import { insertSession } from "#db/queries/people.ts";
import { serviceAccount } from "#db/schema/people.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { present } from "#lib/kernel/assert.ts";
import { plusMillis } from "#lib/kernel/instant.ts";

const OWN = "http://localhost:3000";
const SECRET = "a secret for tests, longer than 32 bytes";
const KEYS = { manager: "rwk_test_manager", decoder: "rwk_test_decoder" };

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

type Sent = {
  readonly method?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** An object goes as JSON; a text as CSV. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Null sends none. */
  readonly key?: string | null;
  /** A program by its key; the pricing manager's session without it. */
  readonly as?: keyof typeof KEYS | "nobody";
};

export type Answered = {
  readonly status: number;
  readonly etag: string | null;
  readonly location: string | null;
  readonly cache: string | null;
  readonly answer: unknown;
};

export type ApiDesk = {
  readonly store: TestDatabase;
  readonly call: (handler: Handler, sent?: Sent) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

/** `cookies` is what the test lets `next/headers` give. */
type Surroundings = { readonly cookies: Map<string, string>; readonly environment: NodeJS.ProcessEnv };

/** The demo behind its routes, with a person and two programs who call them. */
export async function openApiDesk({ cookies, environment }: Surroundings): Promise<ApiDesk> {
  const store = await testDatabase();
  Object.assign(environment, { DATABASE_URL: store.url, RATEWRIGHT_DEMO: "0", RATEWRIGHT_SECRET: SECRET, RATEWRIGHT_ORIGIN: OWN });
  const { people } = await seedAluxsat(store.owner);
  const { userId } = present(people.users.get("pricingManager"), "the demo's pricing manager");
  const now = machineNow();
  const times = { signedInAt: now, lastSeenAt: now, expiresAt: plusMillis(now, 600_000), revokedAt: null };
  await withTransaction(store.database, (tx) => insertSession(tx, { sessionId: "s1", userId, address: null, userAgent: null, ...times }));
  const manager = { serviceAccountId: 901, code: "MANAGER", name: "Manager", role: "pricingManager" };
  const decoder = { serviceAccountId: 902, code: "SHOP", name: "Shop", role: "decoder" };
  await store.owner.insert(serviceAccount).values([
    { ...manager, keyHash: hashServiceKey(KEYS.manager), sourceCode: null },
    { ...decoder, keyHash: hashServiceKey(KEYS.decoder), sourceCode: "DECODER" },
  ]);
  const session = await encode({ token: { sid: "s1" }, secret: SECRET });
  let keys = 0;
  return {
    store,
    call: async (handler, sent = {}) => {
      cookies.clear();
      if (sent.as === undefined) cookies.set("ratewright.session", session);
      keys += 1;
      const response = await handler(requestOf(sent, `k${keys}`), { params: Promise.resolve(sent.params ?? {}) });
      return answered(response);
    },
    close: async () => {
      await globalThis.ratewrightDatabase?.close();
      await store.close();
    },
  };
}

function requestOf({ method = "POST", query = "", body, headers = {}, key, as }: Sent, nextKey: string): Request {
  const isText = typeof body === "string";
  return new Request(`${OWN}/api${query}`, {
    method,
    headers: {
      origin: OWN,
      ...(as !== undefined && as !== "nobody" && { authorization: `Bearer ${KEYS[as]}` }),
      ...(method !== "GET" && key !== null && { "idempotency-key": key ?? nextKey }),
      ...(body !== undefined && { "content-type": isText ? "text/csv" : "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const answer: unknown = text === "" ? null : isJson ? JSON.parse(text) : text;
  const header = (name: string) => response.headers.get(name);
  return { status: response.status, etag: header("etag"), location: header("location"), cache: header("cache-control"), answer };
}

/** What a schema has against an answer; undefined where it is as described. */
export function issuesOf(schema: z.ZodType, answer: unknown) {
  return schema.safeParse(answer).error?.issues;
}

/** What an import of a sheet answers. */
export const sheetAnswer = z.looseObject({
  hash: z.string(),
  counts: z.looseObject({ new: z.int(), changed: z.int(), unchanged: z.int(), error: z.int() }),
  rows: z.array(
    z.looseObject({
      code: z.string(),
      outcome: z.string(),
      changes: z.array(z.unknown()),
      problems: z.array(z.looseObject({ row: z.int(), column: z.string(), message: z.string() })),
    }),
  ),
});
