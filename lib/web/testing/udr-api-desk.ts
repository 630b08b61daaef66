import { encode } from "next-auth/jwt";
import { insertSession } from "#db/queries/people.ts";
import { serviceAccount } from "#db/schema/people.ts";
import { type AluxsatDesk, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { withTransaction } from "#db/tx.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { plusMillis } from "#lib/kernel/instant.ts";

const OWN = "http://localhost:3000";
const SECRET = "a secret for tests, longer than 32 bytes";
const KEYS = { care: "rwk_test_care", decoder: "rwk_test_decoder", auditor: "rwk_test_auditor", revoked: "rwk_test_revoked" };

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export type SentToUdrs = {
  readonly method?: "GET" | "POST";
  /** A program by its key, or the session of a care agent. */
  readonly as?: keyof typeof KEYS | "session";
  readonly udr?: number | string;
  readonly query?: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly revision?: number | null;
  readonly key?: string | null;
  readonly body?: unknown;
  readonly origin?: string;
};

export type UdrApiDesk = {
  readonly desk: AluxsatDesk;
  readonly call: (handler: Handler, sent?: SentToUdrs) => Promise<{ status: number; etag: string | null; answer: unknown }>;
  /** An unbilled film of this moment. */
  readonly film: () => Promise<number>;
  readonly close: () => Promise<void>;
};

type Surroundings = { readonly cookies: Map<string, string>; readonly environment: NodeJS.ProcessEnv };

/** The demo's UDRs behind their routes, with a care agent and programs who call them. */
export async function openUdrApiDesk({ cookies, environment }: Surroundings): Promise<UdrApiDesk> {
  Object.assign(environment, { RATEWRIGHT_DEMO: "0", RATEWRIGHT_SECRET: SECRET, RATEWRIGHT_ORIGIN: OWN });
  const desk = await openAluxsatDesk();
  Object.assign(environment, { DATABASE_URL: desk.test.url });
  const { userId } = present(desk.seeded.people.users.get("careAgent"), "the demo's care agent");
  const now = machineNow();
  const times = { signedInAt: now, lastSeenAt: now, expiresAt: plusMillis(now, 600_000), revokedAt: null };
  await withTransaction(desk.test.database, (tx) =>
    insertSession(tx, { sessionId: "s1", userId, address: null, userAgent: null, ...times }),
  );
  const session = await encode({ token: { sid: "s1" }, secret: SECRET });
  const program = (serviceAccountId: number, role: Role, key: string) => ({
    ...{ serviceAccountId, code: `P-${serviceAccountId}`, name: role, role },
    ...{ keyHash: hashServiceKey(key), sourceCode: role === "auditor" ? null : "DECODER" },
  });
  await desk.test.owner
    .insert(serviceAccount)
    .values([
      program(901, "careAgent", KEYS.care),
      program(902, "decoder", KEYS.decoder),
      program(903, "auditor", KEYS.auditor),
      { ...program(904, "careAgent", KEYS.revoked), revokedAt: now },
    ]);
  let keys = 0;
  return {
    desk,
    call: async (handler, sent = {}) => {
      keys += 1;
      cookies.clear();
      if (sent.as === "session") cookies.set("ratewright.session", session);
      const params = Promise.resolve(sent.udr === undefined ? {} : { udr: String(sent.udr) });
      const response = await handler(requestOf(sent, `k-${keys}`), { params });
      return { status: response.status, etag: response.headers.get("etag"), answer: await response.json() };
    },
    film: () => orderFilm({ desk, customer: "eleni" }, machineNow()),
    close: async () => {
      await globalThis.ratewrightDatabase?.close();
      await desk.close();
    },
  };
}

function requestOf(
  { method = "POST", as = "care", query = {}, revision = 1, key, body, origin = OWN }: SentToUdrs,
  nextKey: string,
): Request {
  const who = as === "session" ? { origin } : { authorization: `Bearer ${KEYS[as]}` };
  const address = `${OWN}/api/v1/udrs?${new URLSearchParams(query)}`;
  if (method === "GET") return new Request(address, { headers: who });
  return new Request(address, {
    method,
    headers: {
      ...who,
      "content-type": "application/json",
      ...(key !== null && { "idempotency-key": key ?? nextKey }),
      ...(revision !== null && { "if-match": `"${revision}"` }),
    },
    body: JSON.stringify(body ?? {}),
  });
}
