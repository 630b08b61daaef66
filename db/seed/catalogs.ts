import type { Database } from "../connection.ts";
import { catalog, catalogCondition, catalogLine, catalogValidity } from "../schema/catalog.ts";
import type { Tx } from "../tx.ts";
import { definitionId } from "./definitions.ts";
import type { SeededProducts } from "./products.ts";

/** The VIP catalog of seed 002, its twin for everybody else, and two that show why something may not be sold. */
export async function seedCatalogs(tx: Tx, database: Database, { types, families }: SeededProducts): Promise<void> {
  await addCatalog(tx, database, {
    code: "VIP-PPV",
    name: "VIP PPV",
    description: "Films for VIP subscribers who have the PPV service.",
    state: "effective",
    line: { productTypeId: types.movie },
    conditions: [
      { kind: "accountClassification", codes: ["VIP"] },
      { kind: "termedService", codes: ["PPV-SERVICE"] },
    ],
  });
  await addCatalog(tx, database, {
    code: "PPV",
    name: "PPV",
    description: "Films for all other subscribers who have the PPV service.",
    state: "effective",
    line: { productTypeId: types.movie },
    conditions: [
      { kind: "accountClassification", codes: ["VIP"], negated: true },
      { kind: "termedService", codes: ["PPV-SERVICE"] },
    ],
  });
  await addCatalog(tx, database, {
    code: "FESTIVAL",
    name: "Winter festival",
    description: "Festival films in the days around the turn of the year.",
    state: "effective",
    line: { productFamilyId: families.festival },
    yearly: { yearlyFrom: "12-15", yearlyTo: "01-06" },
    conditions: [{ kind: "termedService", codes: ["PPV-SERVICE"] }],
  });
  await addCatalog(tx, database, {
    code: "EVENTS",
    name: "Live events",
    description: "Live events; not on sale yet.",
    state: "draft",
    line: { productTypeId: types.event },
    conditions: [],
  });
}

type NewCatalog = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly state: "draft" | "effective" | "notEffective";
  readonly line: { readonly productTypeId: number } | { readonly productFamilyId: number };
  readonly yearly?: { readonly yearlyFrom: string; readonly yearlyTo: string };
  readonly conditions: readonly { readonly kind: string; readonly codes: readonly string[]; readonly negated?: boolean }[];
};

async function addCatalog(tx: Tx, database: Database, { line, yearly, conditions, ...row }: NewCatalog): Promise<void> {
  const catalogId = await definitionId(database);
  await tx.insert(catalog).values({ ...row, catalogId });
  await tx.insert(catalogLine).values({ ...line, catalogId, catalogLineId: await definitionId(database) });
  if (yearly) await tx.insert(catalogValidity).values({ ...yearly, catalogId, position: 1 });
  for (const [index, condition] of conditions.entries()) {
    await tx.insert(catalogCondition).values({ negated: false, ...condition, catalogId, position: index + 1 });
  }
}
