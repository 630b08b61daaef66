import { startTestCluster } from "./test-cluster.ts";

/** Vitest calls this before the first test of a run, and what it returns after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  return cluster.stop;
}
