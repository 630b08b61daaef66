import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";
import { appUser } from "./people.ts";

/** How a person keeps a list: criteria, columns, order and density under a name. It allows nothing and names nobody's usage. */
export const savedView = pgTable(
  "saved_view",
  {
    savedViewId: id().primaryKey(),
    userId: id()
      .notNull()
      .references(() => appUser.userId),
    list: text().notNull(),
    name: text().notNull(),
    isDefault: boolean().notNull().default(false),
    content: jsonb().$type<unknown>().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("saved_view_name_unique").on(table.userId, table.list, sql`lower(${table.name})`),
    uniqueIndex("saved_view_one_default").on(table.userId, table.list).where(sql`is_default`),
    check("saved_view_list", sql`list in ('udrs')`),
    check("saved_view_name", sql`name = btrim(name) and name <> ''`),
    check("saved_view_revision", sql`revision > 0`),
  ],
);
