import { startConsole } from "./server.ts";

/** Starts the built console on a fresh database with the demo; what it returns stops it again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const running = await startConsole();
  return running.stop;
}
