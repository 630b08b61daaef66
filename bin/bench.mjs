// npm run bench [-- rating] [--check]: how fast it is on this machine, as figures and as ratios of one run. With --check, exit 1 below a floor.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./launcher/settings.mjs";

const BENCHES = ["rating", "backtest", "import", "grid"];
const OPTIONS = ["--check", "--large"];
const [name = "", ...options] = process.argv.slice(2).sort((left, right) => left.startsWith("--") - right.startsWith("--"));
const chosen = name === "" || name.startsWith("--") ? BENCHES : [name];
const unknown = [...chosen.filter((bench) => !BENCHES.includes(bench)), ...options.filter((option) => !OPTIONS.includes(option))];

if (unknown.length > 0) {
  console.error(`There is no bench or option ${unknown.join(", ")}. Benches: ${BENCHES.join(", ")}. Options: ${OPTIONS.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const bench of chosen) {
    const parameters = [
      "--expose-gc",
      "--conditions=react-server",
      path.join(ROOT, "bin", "bench", `${bench}.ts`),
      ...process.argv.filter((each) => OPTIONS.includes(each)),
    ];
    const { status } = spawnSync(process.execPath, parameters, { cwd: ROOT, stdio: "inherit" });
    if (status !== 0) process.exitCode = status ?? 1;
  }
}
