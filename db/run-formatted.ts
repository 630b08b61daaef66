import type { Sql, TransactionSql } from "postgres";

/** Statements about roles take no parameters, so the database itself quotes the names and the password (`format`). */
export async function runFormatted(client: Sql | TransactionSql, pattern: string, values: readonly string[]): Promise<void> {
  const [row] = await client<[{ statement: string }]>`select format(${pattern}, variadic ${[...values]}::text[]) as statement`;
  await client.unsafe(row.statement);
}
