import { describeWorkerDatabase } from "./external-database.mjs";
import { stopOrphans } from "./orphans.mjs";
import { StartProblem } from "./problem.mjs";
import { signIn } from "./register.mjs";
import { keepWorker } from "./worker.mjs";

/** A worker without a console beside it, until it is stopped or given up. */
export async function serveJobs(settings, lifecycle) {
  await stopOrphans(settings.workersFolder);
  const applicationUrl = await describeWorkerDatabase(settings);
  const { DATABASE_OWNER_URL: _ownerUrl, ...inherited } = process.env;
  const environment = { ...inherited, NODE_ENV: "production", DATABASE_URL: applicationUrl };

  const entry = signIn(settings.workersFolder);
  lifecycle.defer(entry.signOut);
  const worker = keepWorker({ root: settings.root, environment, register: (identity) => entry.update({ worker: identity }) });
  lifecycle.defer(worker.stop);
  await worker.gaveUp;
  throw new StartProblem("The background worker does not stay alive; its reason stands above.");
}
