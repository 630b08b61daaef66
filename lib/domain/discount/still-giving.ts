import type { Instant } from "#lib/kernel/instant.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";
import type { DiscountDocument } from "./discount-document.ts";

type Published = {
  readonly version: number;
  readonly effectiveAt: Instant;
  readonly document: Pick<DiscountDocument, "validTo" | "timeZone">;
};

/** The versions by which the discount gives something now or will, in words. One that is over, or was taken over, gives nothing more. */
export function stillGiving(versions: readonly Published[], now: Instant): readonly string[] {
  const current = versions.filter(({ effectiveAt }) => effectiveAt <= now);
  const inForce = current.reduce<Published | null>((last, one) => (last === null || one.effectiveAt > last.effectiveAt ? one : last), null);
  const scheduled = versions.filter(({ effectiveAt }) => effectiveAt > now);
  return [
    ...(inForce === null || isOver(inForce, now) ? [] : [`version ${inForce.version}, which is in force`]),
    ...scheduled.filter((version) => !isOver(version, version.effectiveAt)).map(({ version }) => `version ${version}, which is scheduled`),
  ];
}

export function isOver({ document: { validTo, timeZone } }: Pick<Published, "document">, at: Instant): boolean {
  const end = validTo === null ? null : validityInstant(validTo, timeZone);
  return end !== null && end <= at;
}
