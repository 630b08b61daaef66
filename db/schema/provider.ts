import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { product } from "./product.ts";

/** An external system that delivers signals to subscribers' devices. */
export const provisioningProvider = pgTable(
  "provisioning_provider",
  {
    provisioningProviderId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    protocol: text().notNull(),
    state: text().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("provisioning_provider_state", sql`state in ('effective', 'notEffective')`)],
);

/** What the provider calls a product. Without it an order of the product is refused. */
export const providerProductCode = pgTable(
  "provider_product_code",
  {
    provisioningProviderId: id()
      .notNull()
      .references(() => provisioningProvider.provisioningProviderId),
    productId: id()
      .notNull()
      .references(() => product.productId),
    code: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.provisioningProviderId, table.productId] })],
);
