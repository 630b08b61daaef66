import "server-only";
import * as z from "zod";

export type Config = Readonly<{
  databaseUrl: string;
  secret: string;
  origin: string;
  demo: boolean;
  /** How many of our own proxies stand before this server. None: a client's address is the socket's, whatever it says. */
  trustedProxies: number;
}>;

const SHORTEST_SECRET = 32;

/** No value but the last has a default: the launcher sets each of them, and a server started in another way must do the same. */
const environment = z.object({
  DATABASE_URL: z.string("DATABASE_URL is missing: the address of the database, as postgres://user:password@host:port/name.").min(1),
  RATEWRIGHT_SECRET: z
    .string("RATEWRIGHT_SECRET is missing: a random text that signs sessions and previews.")
    .refine((text) => Buffer.byteLength(text) >= SHORTEST_SECRET, `RATEWRIGHT_SECRET is shorter than ${SHORTEST_SECRET} bytes.`),
  RATEWRIGHT_ORIGIN: z.url("RATEWRIGHT_ORIGIN is missing: the address people type, as https://prices.example.com."),
  RATEWRIGHT_DEMO: z.enum(["0", "1"], "RATEWRIGHT_DEMO is missing: 1 for the demo with its known passwords, else 0."),
  RATEWRIGHT_TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9]$/, "RATEWRIGHT_TRUSTED_PROXIES is the number of your own proxies before this server, 0 to 9.")
    .optional(),
});

let known: Config | undefined;

/** Read at the first question and not when the module loads: a build has no database and no secret. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}

export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(" "));
  const { DATABASE_URL, RATEWRIGHT_SECRET, RATEWRIGHT_ORIGIN, RATEWRIGHT_DEMO, RATEWRIGHT_TRUSTED_PROXIES } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    secret: RATEWRIGHT_SECRET,
    origin: new URL(RATEWRIGHT_ORIGIN).origin,
    demo: RATEWRIGHT_DEMO === "1",
    trustedProxies: Number(RATEWRIGHT_TRUSTED_PROXIES ?? 0),
  };
}
