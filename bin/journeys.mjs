// npm run test:e2e -- [what Playwright understands]: builds when needed, then drives the built console in a browser.
// With JOURNEYS_URL=http://localhost:3000 it drives the console that runs there and neither builds nor starts one.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./launcher/settings.mjs";

const isRunningElsewhere = Boolean(process.env.JOURNEYS_URL);
const commands = [
  ...(isRunningElsewhere ? [] : [[path.join(ROOT, "bin", "build.mjs")]]),
  [path.join(ROOT, "node_modules", "@playwright", "test", "cli.js"), "test", "--config", "e2e", ...process.argv.slice(2)],
];

for (const parameters of commands) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: ROOT, stdio: "inherit" });
  process.exitCode = status ?? 1;
  if (process.exitCode !== 0) break;
}
