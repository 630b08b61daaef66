import { ensureBuilt } from "./build.mjs";
import { prepareContent } from "./content.mjs";
import { prepareDatabase } from "./database.mjs";
import { StartProblem } from "./problem.mjs";
import { signIn } from "./register.mjs";
import { startWebServer, webEnvironment } from "./web-server.mjs";
import { keepWorker } from "./worker.mjs";

/** Database, content, build, web server, worker, in this order, and each of them ended in the opposite one. */
export async function serve(settings, lifecycle) {
  const database = await prepareDatabase(settings, lifecycle);
  const environment = webEnvironment(settings, database);
  const notice = await prepareContent({ settings, ownerUrl: database.ownerUrl, environment, lifecycle });
  if (settings.mode === "start") await ensureBuilt(settings.root, lifecycle);

  const entry = signIn(settings.consolesFolder, { port: settings.port });
  lifecycle.defer(entry.signOut);
  const server = startWebServer(settings, environment);
  lifecycle.defer(server.stop);
  entry.update({ server: server.identity });
  await server.ready();
  const register = (worker) => entry.update({ server: server.identity, worker });
  const worker = keepWorker({ root: settings.root, environment, register });
  lifecycle.defer(worker.stop);
  void worker.gaveUp.then(() => console.error(WITHOUT_WORKER));
  announce(settings.origin, notice);
  await server.ended;
  throw new StartProblem("The web server has ended by itself; its reason stands above.");
}

const WITHOUT_WORKER =
  "The background worker does not stay alive; its reason stands above. The console serves on without it, and what it should do waits: put that right and start again.";

function announce(origin, notice) {
  const parts = [`Ratewright is ready: ${origin}`, notice.trim(), "Ctrl-C stops it."];
  console.log(`\n${parts.filter((part) => part !== "").join("\n\n")}\n`);
}
