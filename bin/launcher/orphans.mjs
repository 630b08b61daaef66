import { rmSync } from "node:fs";
import { stopGroup } from "./processes.mjs";
import { readRegister } from "./register.mjs";

/** After `kill -9` of a launcher its web server lives on and holds the port. What the register calls ours, and only that, is ended. */
export async function stopOrphans(consolesFolder) {
  for (const entry of readRegister(consolesFolder)) {
    if (entry.isRunning) continue;
    if (entry.server !== undefined) await stopGroup(entry.server);
    rmSync(entry.file, { force: true });
  }
}
