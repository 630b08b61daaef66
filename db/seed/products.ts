import { decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Database } from "../connection.ts";
import { product, productFamily, productTaxRate, productType, productTypeUdrType, taxRate, taxRateStep } from "../schema/product.ts";
import { providerProductCode, provisioningProvider } from "../schema/provider.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, aluxsatDay, definitionId } from "./definitions.ts";

export const FILMS = [
  { code: "LOTR1", name: "The Lord of the Rings 1", family: "PPV", providerCode: "1AQ7" },
  { code: "SERENDIPITY", name: "Serendipity", family: "PPV", providerCode: "1AQ9" },
  { code: "LIMITLESS", name: "Limitless", family: "PPV", providerCode: "1BQ1" },
  { code: "BRAVEHEART", name: "Braveheart", family: "PPV", providerCode: "1AQ8" },
] as const;

export type SeededProducts = {
  readonly providerId: number;
  readonly types: { readonly movie: number; readonly event: number; readonly termed: number };
  readonly families: { readonly ppv: number; readonly festival: number };
  readonly products: ReadonlyMap<string, number>;
};

/** Product types, films, the termed service that enables them, and what the provider calls them. */
export async function seedProducts(tx: Tx, database: Database, udrTypeId: number): Promise<SeededProducts> {
  const types = await seedTypes(tx, database, udrTypeId);
  const families = { ppv: await definitionId(database), festival: await definitionId(database) };
  await tx.insert(productFamily).values([
    { productFamilyId: families.ppv, code: "PPV", name: "Pay-per-view films" },
    { productFamilyId: families.festival, code: "FESTIVAL", name: "Festival films" },
  ]);
  const products = new Map<string, number>();
  const add = async (row: NewProduct) => {
    const productId = await definitionId(database);
    products.set(row.code, productId);
    await tx.insert(product).values({ validFrom: ALUXSAT_FOUNDED, validTo: null, rating: "here", ...row, productId });
    if (row.taxRateId !== undefined) return;
    await tx.insert(productTaxRate).values({ productId, validFrom: ALUXSAT_FOUNDED, percent: decimal("10") });
  };
  for (const { code, name } of FILMS) await add({ code, name, productTypeId: types.movie, productFamilyId: families.ppv });
  const taxRateId = await seedTaxRates(tx, database);
  const movie = { productTypeId: types.movie, productFamilyId: families.ppv, taxRateId };
  await add({ ...movie, code: "METROPOLIS", name: "Metropolis (restored)", validTo: aluxsatDay(2026, 2, 1) });
  await add({ ...movie, code: "SECOND-SUN", name: "The Second Sun", validFrom: aluxsatDay(2027, 3, 1) });
  await add({ code: "SHORTS-GALA", name: "Short film gala", productTypeId: types.event, productFamilyId: families.festival, taxRateId });
  await add({ code: "DERBY", name: "Derby night, live", productTypeId: types.event, taxRateId });
  await add({ code: "PPV-SERVICE", name: "PPV service", productTypeId: types.termed, taxRateId });
  const providerId = await seedProvider(tx, database, products);
  return { providerId, types, families, products };
}

type NewProduct = {
  readonly code: string;
  readonly name: string;
  readonly productTypeId: number;
  readonly productFamilyId?: number;
  /** Absent: 10 % of its own. */
  readonly taxRateId?: number;
  readonly validFrom?: Instant;
  readonly validTo?: Instant;
};

/** The films have 10 % of their own still, which is the reduced rate as well: they can be moved to it. The id is that of the reduced rate. */
async function seedTaxRates(tx: Tx, database: Database): Promise<number> {
  const ids = { standard: await definitionId(database), reduced: await definitionId(database) };
  await tx.insert(taxRate).values([
    { taxRateId: ids.standard, code: "CY-STANDARD", name: "Standard rate" },
    { taxRateId: ids.reduced, code: "CY-REDUCED", name: "Reduced rate" },
  ]);
  await tx.insert(taxRateStep).values([
    { taxRateId: ids.standard, percent: decimal("18"), validFrom: aluxsatDay(2013, 1, 14) },
    { taxRateId: ids.standard, percent: decimal("19"), validFrom: aluxsatDay(2014, 1, 13) },
    { taxRateId: ids.reduced, percent: decimal("10"), validFrom: ALUXSAT_FOUNDED },
  ]);
  return ids.reduced;
}

async function seedTypes(tx: Tx, database: Database, udrTypeId: number): Promise<SeededProducts["types"]> {
  const types = { movie: await definitionId(database), event: await definitionId(database), termed: await definitionId(database) };
  const service = { classification: "service", composition: "flat", usedForProvisioning: true };
  await tx.insert(productType).values([
    {
      ...service,
      productTypeId: types.movie,
      code: "PPV-MOVIE",
      name: "PPV films",
      serviceType: "usage",
      description: "Films ordered one by one.",
    },
    {
      ...service,
      productTypeId: types.event,
      code: "PPV-EVENT",
      name: "PPV events",
      serviceType: "usage",
      description: "Live events ordered one by one.",
    },
    {
      ...service,
      productTypeId: types.termed,
      code: "TERMED",
      name: "Termed services",
      serviceType: "termed",
      description: "Charged regularly, whether used or not; some authorise usage.",
    },
  ]);
  await tx.insert(productTypeUdrType).values([
    { productTypeId: types.movie, udrTypeId, isDefault: true },
    { productTypeId: types.event, udrTypeId, isDefault: true },
  ]);
  return types;
}

async function seedProvider(tx: Tx, database: Database, products: ReadonlyMap<string, number>): Promise<number> {
  const provisioningProviderId = await definitionId(database);
  await tx.insert(provisioningProvider).values({
    provisioningProviderId,
    code: "NAGRA",
    name: "Nagra Media Live",
    protocol: "Conditional access, real time",
    state: "effective",
  });
  const codes = FILMS.flatMap(({ code, providerCode }) => {
    const productId = products.get(code);
    return productId === undefined ? [] : [{ provisioningProviderId, productId, code: providerCode }];
  });
  await tx.insert(providerProductCode).values(codes);
  return provisioningProviderId;
}
