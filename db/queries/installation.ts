import { installation } from "../schema/system.ts";
import type { Reader, Tx } from "../tx.ts";

export type InstallationRow = typeof installation.$inferSelect;
export type NewInstallation = Omit<typeof installation.$inferInsert, "createdAt" | "installationId">;

/** Null until the seed or the first administrator has named it. */
export async function findInstallation(tx: Reader): Promise<InstallationRow | null> {
  const rows = await tx.select().from(installation);
  return rows[0] ?? null;
}

/** Locked to the end of the transaction: who moves the clock knows where it stood. */
export async function lockInstallation(tx: Tx): Promise<InstallationRow | null> {
  const rows = await tx.select().from(installation).for("update");
  return rows[0] ?? null;
}

/** The business zone, in which days begin and dates are shown. UTC until the installation is named. */
export async function installationZone(tx: Reader): Promise<string> {
  return (await findInstallation(tx))?.timeZone ?? "UTC";
}

/** Nothing when it exists: an installation is named once, and changed by its own actions. */
export async function insertInstallationOnce(tx: Tx, row: NewInstallation): Promise<void> {
  await tx
    .insert(installation)
    .values({ ...row, installationId: 1 })
    .onConflictDoNothing();
}

export async function setClockOffset(tx: Tx, clockOffsetMillis: number): Promise<void> {
  await tx.update(installation).set({ clockOffsetMillis });
}
