// npm run invariants: what must always be true of a database, looked up in the one DATABASE_URL names, or else in the data folder's own.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { prepareDatabase } from "./launcher/database.mjs";
import { createLifecycle, stopOnSignals } from "./launcher/lifecycle.mjs";
import { ROOT, readSettings } from "./launcher/settings.mjs";

const lifecycle = createLifecycle();
stopOnSignals(lifecycle);
const url = process.env.DATABASE_URL ?? (await prepareDatabase(readSettings("start", process.env), lifecycle)).applicationUrl;
const { status } = spawnSync(process.execPath, ["--conditions=react-server", path.join(ROOT, "bin/check-invariants.ts")], {
  env: { ...process.env, DATABASE_URL: url },
  stdio: "inherit",
});
await lifecycle.stop();
process.exitCode = status ?? 1;
