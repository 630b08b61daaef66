import type { Instant } from "#lib/kernel/instant.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";
import type { DiscountDocument } from "./discount-document.ts";

type Published = {
  readonly version: number;
  readonly effectiveAt: Instant;
  readonly document: Pick<DiscountDocument, "validTo" | "timeZone">;
};

/** The versions by which the discount gives something now or will. One that is over, or was taken over, gives nothing more. */
export function givingVersions<Version extends Published>(
  versions: readonly Version[],
  now: Instant,
): { readonly inForce: Version | null; readonly scheduled: readonly Version[] } {
  const current = versions.filter(({ effectiveAt }) => effectiveAt <= now);
  const newest = current.reduce<Version | null>((last, one) => (last === null || one.effectiveAt > last.effectiveAt ? one : last), null);
  const scheduled = versions.filter(({ effectiveAt }) => effectiveAt > now);
  return {
    inForce: newest === null || isOver(newest, now) ? null : newest,
    scheduled: scheduled.filter((version) => !isOver(version, version.effectiveAt)),
  };
}

/** The same in words. */
export function stillGiving(versions: readonly Published[], now: Instant): readonly string[] {
  const { inForce, scheduled } = givingVersions(versions, now);
  return [
    ...(inForce === null ? [] : [`version ${inForce.version}, which is in force`]),
    ...scheduled.map(({ version }) => `version ${version}, which is scheduled`),
  ];
}

export function isOver({ document: { validTo, timeZone } }: Pick<Published, "document">, at: Instant): boolean {
  const end = validTo === null ? null : validityInstant(validTo, timeZone);
  return end !== null && end <= at;
}
