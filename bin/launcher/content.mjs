import path from "node:path";
import { withLockedConnection } from "#db/locked-connection.ts";
import { runProgram, stoppedBy } from "./commands.mjs";
import { StartProblem } from "./problem.mjs";

/**
 * What a database must hold before the first person comes: the demo, or a way to become the first administrator. Returns
 * what to tell that person. Both scripts may run again at every start; the lock lets one of several starts do the work.
 */
export async function prepareContent({ settings, ownerUrl, environment, lifecycle }) {
  const script = path.join(settings.root, "bin", settings.demo ? "load-demo.ts" : "first-administrator.ts");
  const options = { cwd: settings.root, env: environment, stdio: ["ignore", "pipe", "inherit"], onStart: stoppedBy(lifecycle) };
  try {
    // The condition tells packages that this is a server: modules marked "server-only" refuse to load anywhere else.
    const run = () => runProgram(process.execPath, ["--conditions=react-server", script], options);
    return await withLockedConnection(ownerUrl, "load", run);
  } catch (error) {
    throw new StartProblem(`The database could not be filled. ${error.message}`);
  }
}
