import { sql } from "drizzle-orm";
import { bigint, char, customType, smallint, timestamp } from "drizzle-orm/pg-core";
import { type Decimal, decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, micros, microsToString } from "#lib/kernel/money.ts";

/** Money as `numeric(18,6)` in the database, bigint millionths in the program. */
export const money = customType<{ data: Micros; driverData: string }>({
  dataType: () => "numeric(18,6)",
  fromDriver: (text) => micros(text),
  toDriver: (amount) => microsToString(amount),
});

/** A rate or a quantity: exact, 12 integer and 12 fraction digits. */
export const exact = customType<{ data: Decimal; driverData: string }>({
  dataType: () => "numeric(24,12)",
  fromDriver: (text) => normalise(decimal(text)),
  toDriver: decimalToString,
});

/** A percentage, such as a tax rate: 10 means 10 %. */
export const percent = customType<{ data: Decimal; driverData: string }>({
  dataType: () => "numeric(9,6)",
  fromDriver: (text) => normalise(decimal(text)),
  toDriver: decimalToString,
});

/** A point in time, `timestamptz` with milliseconds. Connections run in UTC, so the offset is always +00. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (text) => instantFromMillis(Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00(:00)?$/, "")}Z`)),
  toDriver: instantToString,
});

/** Dense ids leased in blocks (`id_lease`): they fit a JS number and can be read over the phone. */
export const id = () => bigint({ mode: "number" });

export const shard = () => smallint().notNull();

export const currency = () => char({ length: 3 });

/** When the row was written, by the database's own clock. Business instants have names of their own. */
export const createdAt = () => timestamp({ precision: 3, withTimezone: true, mode: "string" }).notNull().default(sql`now()`);
