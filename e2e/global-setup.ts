import { mkdirSync, rmSync } from "node:fs";
import { startConsole } from "./server.ts";
import { TITLES } from "./support/whole-page.ts";

/** Starts the built console on a fresh database with the demo; what it returns stops it again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  rmSync(TITLES, { recursive: true, force: true });
  mkdirSync(TITLES, { recursive: true });
  const running = await startConsole();
  return running.stop;
}
