import { and, asc, desc, eq, lte, or, sql } from "drizzle-orm";
import type { DiscountToGive } from "#lib/domain/discount/discount-to-give.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { ResolvedDiscount } from "#lib/domain/discount/resolve-discount.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbDiscountDocument, fromDbResolvedDiscount } from "../mapping/discounts.ts";
import { additiveDiscount, additiveDiscountVersion } from "../schema/additive-discount.ts";
import type { Reader } from "../tx.ts";

/** The discounts that agents give, each in the version in force at an instant, by name. */
export async function listAdHocDiscounts(reader: Reader, at: Instant): Promise<readonly DiscountToGive[]> {
  const inForce = reader
    .selectDistinctOn([additiveDiscountVersion.discountId])
    .from(additiveDiscountVersion)
    .where(lte(additiveDiscountVersion.effectiveAt, at))
    .orderBy(asc(additiveDiscountVersion.discountId), desc(additiveDiscountVersion.effectiveAt))
    .as("in_force");
  const rows = await reader
    .select({
      line: additiveDiscount,
      version: inForce.version,
      document: inForce.document,
      resolved: inForce.resolved,
    })
    .from(additiveDiscount)
    .leftJoin(inForce, eq(inForce.discountId, additiveDiscount.discountId))
    .where(eq(additiveDiscount.application, "adHoc"))
    .orderBy(asc(additiveDiscount.name));
  return rows.map(({ line: { code, name, archivedAt }, version, document, resolved }) => ({
    code,
    name,
    isArchived: archivedAt !== null,
    inForce:
      version === null
        ? null
        : { version, document: fromDbDiscountDocument(document), resolved: fromDbResolvedDiscount(present(resolved, `discount ${code}`)) },
  }));
}

/** What was given, as its version says it for ever: "GOODWILL 1" and so on. */
export async function resolvedOfGiven(reader: Reader, given: readonly GivenDiscount[]): Promise<ReadonlyMap<string, ResolvedDiscount>> {
  if (given.length === 0) return new Map();
  const rows = await reader
    .select({ code: additiveDiscount.code, version: additiveDiscountVersion.version, resolved: additiveDiscountVersion.resolved })
    .from(additiveDiscountVersion)
    .innerJoin(additiveDiscount, eq(additiveDiscount.discountId, additiveDiscountVersion.discountId))
    .where(
      or(
        sql`false`,
        ...given.map(({ code, version }) => and(eq(additiveDiscount.code, code), eq(additiveDiscountVersion.version, version))),
      ),
    );
  return new Map(
    rows.map(({ code, version, resolved }) => [
      versionKey({ code, version }),
      fromDbResolvedDiscount(present(resolved, `discount ${code} v${version}`)),
    ]),
  );
}

export function versionKey({ code, version }: Pick<GivenDiscount, "code" | "version">): string {
  return `${code} ${version}`;
}
