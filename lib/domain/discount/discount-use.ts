import type { Instant } from "#lib/kernel/instant.ts";
import type { PlanStanding } from "../definition/plan-use.ts";
import type { Reference } from "../definition/reference.ts";
import type { DiscountDocument } from "./discount-document.ts";
import type { DiscountVersion } from "./discount-standing.ts";
import { givingVersions } from "./still-giving.ts";

/** What a discount may hold for, or be held to. */
export type DiscountReference = {
  readonly kind: "product" | "productType" | "family" | "udrType" | "zone" | "classification";
  readonly code: string;
};

/** A document by which a discount gives something, or will; or on which somebody works. */
export type DiscountInUse = {
  readonly discount: Reference;
  readonly standing: PlanStanding;
  /** A draft has none yet. */
  readonly version: number | null;
  readonly document: DiscountDocument;
};

export type DiscountLine = {
  readonly discount: Reference;
  readonly versions: readonly DiscountVersion[];
  readonly draft: DiscountDocument | null;
};

/** As of price plans: in force, scheduled or drafted. What is over, or was taken over, uses nothing any more. */
export function documentsInUse({ discount, versions, draft }: DiscountLine, now: Instant): readonly DiscountInUse[] {
  const numbered = versions.map(({ head: { version, effectiveAt }, document }) => ({ version, effectiveAt, document }));
  const { inForce, scheduled } = givingVersions(numbered, now);
  return [
    ...(inForce === null ? [] : [{ discount, standing: "live" as const, version: inForce.version, document: inForce.document }]),
    ...scheduled.map(({ version, document }) => ({ discount, standing: "scheduled" as const, version, document })),
    ...(draft === null ? [] : [{ discount, standing: "draft" as const, version: null, document: draft }]),
  ];
}

/** "the discount Gold v2", "… (scheduled)", "the draft of the discount Gold": what stands against archiving what they name. */
export function discountUsers(reference: DiscountReference, documents: readonly DiscountInUse[]): readonly string[] {
  return documents.filter(({ document }) => namedIn(document, reference.kind) === reference.code).map(discountInWords);
}

function namedIn({ for: target, zone, account }: DiscountDocument, kind: DiscountReference["kind"]): string | null {
  if (kind === "zone") return zone;
  if (kind === "classification") return account?.classification ?? null;
  return target === null ? null : (Object.entries(target).find(([member]) => member === kind)?.[1] ?? null);
}

export function discountInWords({ discount, standing, version }: DiscountInUse): string {
  if (version === null) return `the draft of the discount ${discount.name}`;
  return `the discount ${discount.name} v${version}${standing === "scheduled" ? " (scheduled)" : ""}`;
}
