/**
 * The same address for the other driver: graphile-worker speaks through `pg`, which takes `sslmode=require` for more than PostgreSQL and
 * `postgres` do. `settings` become settings of each session.
 */
export function nodePostgresUrl(url: string, settings: Readonly<Record<string, string>>): string {
  const address = new URL(url);
  if (address.searchParams.has("sslmode")) address.searchParams.set("uselibpqcompat", "true");
  for (const [name, value] of Object.entries(settings)) address.searchParams.set(name, value);
  return address.href;
}
