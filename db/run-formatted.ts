import type { Sql, TransactionSql } from "postgres";

/**
 * Statements about roles take no parameters, so the database itself quotes the names and the password (`format`). The values go there as JSON:
 * see `openDatabase`.
 */
export async function runFormatted(client: Sql | TransactionSql, pattern: string, values: readonly string[]): Promise<void> {
  const [row] = await client<[{ statement: string }]>`
    select format(${pattern}, variadic array(
      select value from jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb) with ordinality as each (value, place) order by place
    )) as statement`;
  await client.unsafe(row.statement);
}
