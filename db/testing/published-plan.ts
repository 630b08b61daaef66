import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { nextId } from "../ids.ts";
import { toDbCorrects, toDbReach } from "../mapping/price-plans.ts";
import { loadDefinitions } from "../queries/rate-definitions.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import type { TestDatabase } from "./test-database.ts";

type NewVersion = {
  /** Of a film, whenever it is watched. */
  readonly price: string;
  readonly effectiveAt: Instant;
  readonly reach?: Parameters<typeof toDbReach>[0];
  readonly corrects?: Parameters<typeof toDbCorrects>[0];
};

type NewPlan = {
  readonly code: string;
  readonly kind: "group" | "subscription" | "global";
  readonly currency?: string;
  readonly versions: readonly NewVersion[];
};

export type PublishedPlan = { readonly pricePlanId: number; readonly versionIds: readonly number[] };

/** Puts a plan of films in force as its reviews would, without asking what publication asks. */
export async function publishPlan({ database, owner }: TestDatabase, plan: NewPlan): Promise<PublishedPlan> {
  const { code, kind, currency = "EUR" } = plan;
  const pricePlanId = await nextId(database, "pricePlan");
  await owner.insert(pricePlan).values({ pricePlanId, code, name: `${code} prices`, kind, currency });
  const versionIds: number[] = [];
  for (const version of plan.versions) {
    versionIds.push(await publishVersion({ database, owner }, { pricePlanId, plan, version, number: versionIds.length + 1 }));
  }
  return { pricePlanId, versionIds };
}

type Publication = { readonly pricePlanId: number; readonly plan: NewPlan; readonly version: NewVersion; readonly number: number };

async function publishVersion(
  { database, owner }: Pick<TestDatabase, "database" | "owner">,
  { pricePlanId, plan, version, number }: Publication,
): Promise<number> {
  const { price, effectiveAt, reach = { kind: "everyone" }, corrects = null } = version;
  const document = pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: plan.code,
    name: `${plan.code} prices`,
    currency: plan.currency ?? "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [{ key: "films", for: { productType: "PPV-MOVIE" }, scope: "udr", base: { charge: "perUnit", price }, tiered: [] }],
  });
  const book = resolveRateBook(document, await loadDefinitions(database));
  assert(book.ok, "the plan has errors");
  const versionId = await nextId(database, "pricePlanVersion");
  const people = { requestedBy: 1, requestedAt: effectiveAt, decidedBy: 2, decidedAt: effectiveAt, note: "" };
  await owner.insert(pricePlanVersion).values({
    versionId,
    pricePlanId,
    version: number,
    document,
    documentHash: await documentHash(document),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt,
    ...people,
    ...toDbReach(reach),
    ...toDbCorrects(corrects),
  });
  return versionId;
}
