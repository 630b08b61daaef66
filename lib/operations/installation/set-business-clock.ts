import { lockInstallation, setClockOffset } from "#db/queries/installation.ts";
import { config } from "#lib/config.ts";
import type { BusinessClockInput } from "#lib/domain/people/business-clock-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantToString, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

/** Moves the demo's clock. Elsewhere business time is the server's time, and nobody moves it. */
export async function setBusinessClock(context: Context, input: BusinessClockInput): Promise<Result<{ now: string }, Refusal>> {
  return inTransaction(context, async (tx) => {
    const installation = await lockInstallation(tx);
    if (!installation?.isDemo || !config().demo) return refused({ code: "DEMO_ONLY" });
    const machineNow = plusMillis(context.now, -installation.clockOffsetMillis);
    const wanted = wantedInstant(input, { machineNow, zone: installation.timeZone });
    if (wanted === null) return refused({ code: "INVALID_INPUT", path: "instant" });
    await setClockOffset(tx, wanted - machineNow);
    const change = { before: { now: instantToString(context.now) }, after: { now: instantToString(wanted) } };
    await writeAudit(tx, context, { action: "clock.set", entity: "installation", entityId: 1, ...change });
    return ok({ now: instantToString(wanted) });
  });
}

type Setting = { readonly machineNow: Instant; readonly zone: string };

function wantedInstant(input: BusinessClockInput, { machineNow, zone }: Setting): Instant | null {
  switch (input.kind) {
    case "realTime":
      return machineNow;
    case "at":
      return parseInstant(input.instant);
    case "atLocal": {
      const { year, month, day, hour, minute } = input;
      return instantOfWallTime({ year, month, day, hour, minute }, zone);
    }
  }
}
