import { rmSync } from "node:fs";
import { stopGroup } from "./processes.mjs";
import { readRegister } from "./register.mjs";

/** After `kill -9` of a launcher its web server lives on and holds the port, its worker works on. What the register calls ours, and only that, is ended. */
export async function stopOrphans(folder) {
  for (const entry of readRegister(folder)) {
    if (entry.isRunning) continue;
    for (const identity of [entry.worker, entry.server]) if (identity !== undefined) await stopGroup(identity);
    rmSync(entry.file, { force: true });
  }
}
