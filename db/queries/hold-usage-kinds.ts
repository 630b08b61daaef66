import { eq, inArray, sql } from "drizzle-orm";
import { assert } from "#lib/kernel/assert.ts";
import { product } from "../schema/product.ts";
import { source, udrType } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";

/** What says which kind of usage a UDR is. */
export type UsageKind = { readonly productId: number; readonly udrTypeId: number; readonly sourceId: number };

/**
 * To be called in the transaction that writes UDRs: what they name is there, and nobody changes what it means before they are stored, since who
 * does holds it `for update` and counts what is recorded. It is what three foreign keys of `udr` would do, once for each product, UDR type and
 * source instead of once for every UDR.
 */
export async function holdUsageKinds(tx: Tx, kinds: readonly UsageKind[]): Promise<void> {
  const distinct = (read: (kind: UsageKind) => number) => [...new Set(kinds.map(read))].sort((left, right) => left - right);
  const products = distinct(({ productId }) => productId);
  const types = distinct(({ udrTypeId }) => udrTypeId);
  const sources = distinct(({ sourceId }) => sourceId);
  const one = { one: sql`1` };
  const heldProducts = await tx.select(one).from(product).where(inArray(product.productId, products)).for("key share");
  const heldTypes = await tx.select(one).from(udrType).where(inArray(udrType.udrTypeId, types)).for("key share");
  const heldSources = await tx.select(one).from(source).where(inArray(source.sourceId, sources)).for("key share");
  assert(heldProducts.length === products.length, `the products ${products.join(", ")} are there`);
  assert(heldTypes.length === types.length, `the UDR types ${types.join(", ")} are there`);
  assert(heldSources.length === sources.length, `the sources ${sources.join(", ")} are there`);
}

/**
 * To be called before what they allow is read, by who decides on usage and then writes it: nobody takes a value, an attribute or a source from them
 * between the reading and the writing. In the order of `holdUsageKinds`. What is not there cannot be held, and who reads it finds nothing.
 */
export async function holdKindNamed(
  tx: Tx,
  codes: { readonly product: string; readonly udrType: string; readonly source: string },
): Promise<void> {
  const one = { one: sql`1` };
  await tx.select(one).from(product).where(eq(product.code, codes.product)).for("key share");
  await tx.select(one).from(udrType).where(eq(udrType.code, codes.udrType)).for("key share");
  await tx.select(one).from(source).where(eq(source.code, codes.source)).for("key share");
}
