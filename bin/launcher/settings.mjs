import path from "node:path";
import { fileURLToPath } from "node:url";
import { StartProblem } from "./problem.mjs";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const SHORTEST_SECRET = 32;

const HOW_TO_MAKE_A_SECRET =
  "Make one with: node -e \"console.log(require('node:crypto').randomBytes(32).toString('base64url'))\" and keep it: every server of one installation needs the same.";

/**
 * Everything that a start can be told, from the environment only.
 * @param {"start" | "dev"} mode
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function readSettings(mode, environment) {
  const port = readPort(environment.PORT);
  const dataFolder = path.resolve(ROOT, environment.RATEWRIGHT_DATA || ".data");
  const databaseUrl = environment.DATABASE_URL || undefined;
  const settings = {
    mode,
    root: ROOT,
    port,
    host: environment.HOST || "localhost",
    origin: readOrigin(environment.RATEWRIGHT_ORIGIN, port),
    dataFolder,
    consolesFolder: path.join(dataFolder, "consoles"),
    databaseUrl,
    ownerUrl: environment.DATABASE_OWNER_URL || undefined,
    secret: readSecret(environment.RATEWRIGHT_SECRET),
    demo: isDemo(environment.RATEWRIGHT_DEMO, databaseUrl),
  };
  requireWhatBelongsTogether(settings);
  return settings;
}

/**
 * What a worker without a console can be told.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function readWorkerSettings(environment) {
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl === undefined) {
    throw new StartProblem(
      "DATABASE_URL is missing: a further worker serves a database of your own. The console's own database has one already.",
    );
  }
  const workersFolder = path.join(path.resolve(ROOT, environment.RATEWRIGHT_DATA || ".data"), "workers");
  return { root: ROOT, databaseUrl, secret: readSecret(environment.RATEWRIGHT_SECRET), workersFolder };
}

/** The demo's known passwords and movable clock exist only on the database that we started ourselves, or on demand. */
function isDemo(wish, databaseUrl) {
  return wish === "1" || (databaseUrl === undefined && wish !== "0");
}

function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartProblem(`PORT=${text} is not a port: give a whole number from 1 to 65535.`);
}

function readOrigin(text, port) {
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.origin;
  throw new StartProblem(`RATEWRIGHT_ORIGIN=${text} is not an address such as https://prices.example.com.`);
}

function readSecret(text) {
  if (!text) return undefined;
  if (Buffer.byteLength(text) >= SHORTEST_SECRET) return text;
  throw new StartProblem(`RATEWRIGHT_SECRET is shorter than ${SHORTEST_SECRET} bytes. ${HOW_TO_MAKE_A_SECRET}`);
}

function requireWhatBelongsTogether({ databaseUrl, ownerUrl, secret }) {
  if (ownerUrl !== undefined && databaseUrl === undefined) {
    throw new StartProblem("DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or neither for the embedded database.");
  }
  if (databaseUrl !== undefined && secret === undefined) {
    throw new StartProblem(`RATEWRIGHT_SECRET is missing; with DATABASE_URL it must be set. ${HOW_TO_MAKE_A_SECRET}`);
  }
}
