import { sql } from "drizzle-orm";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyOut } from "./copy-out.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";
import { openUsageStream } from "./usage-stream.ts";

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  await database.owner.execute(sql`create function told(n bigint) returns text language plpgsql as
    $$ begin raise notice 'at %', n; return n; end $$`);
});

afterAll(() => database.close());

beforeEach(async () => {
  client = await openUsageStream(database.url);
});

afterEach(() => client.end());

const series = (count: number, text = "''") =>
  `copy (select n::bigint, ${text} from generate_series(1, ${count}) n) to stdout (format binary)`;

type Line = readonly [number | null, string | null];

async function linesOf(statement: string, afterEachPage = async () => {}): Promise<readonly Line[]> {
  const read: Line[] = [];
  for await (const lines of copyOut(client, statement)) {
    while (lines.nextLine()) read.push([lines.integer(), lines.text()]);
    await afterEachPage();
  }
  return read;
}

async function untilMoreHasCome(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** The connection is as good as before. */
async function expectReady(): Promise<void> {
  expect((await client.query("select 7 as seven")).rows).toEqual([{ seven: 7 }]);
  expect(await linesOf(series(2))).toEqual([
    [1, ""],
    [2, ""],
  ]);
}

describe("what is copied out of the database", () => {
  test("comes line by line, and the connection serves what follows", async () => {
    expect(await linesOf(series(3, "'n is ' || n"))).toEqual([
      [1, "n is 1"],
      [2, "n is 2"],
      [3, "n is 3"],
    ]);
    expect(await linesOf(series(0))).toEqual([]);
    await expectReady();
  });

  test("comes whole where lines are longer than what arrives at once", async () => {
    const read = await linesOf(series(5, "repeat(n::text, 300000)"));
    expect(read.map(([, text]) => text)).toEqual([1, 2, 3, 4, 5].map((digit) => String(digit).repeat(300_000)));
    await expectReady();
  });

  test("comes whole to who is slow", async () => {
    const read = await linesOf(series(40_000, "repeat('x', 100)"), untilMoreHasCome);
    expect(read.length).toBe(40_000);
    expect(read.at(-1)).toEqual([40_000, "x".repeat(100)]);
    await expectReady();
  });

  test("ends wherever the end is cut", async () => {
    // PostgreSQL sends 8,192 bytes at a time: in some of these the last messages begin in one and end in the next.
    for (let length = 8050; length < 8192; length += 1) {
      expect(await linesOf(series(1, `repeat('x', ${length})`), untilMoreHasCome)).toEqual([[1, "x".repeat(length)]]);
    }
    await expectReady();
  });

  test("takes no notice of notices", async () => {
    expect(await linesOf(series(3, "told(n)"))).toEqual([
      [1, "1"],
      [2, "2"],
      [3, "3"],
    ]);
    await expectReady();
  });
});

describe("what goes wrong is thrown", () => {
  test("at once, and the connection serves what follows", async () => {
    await expect(linesOf("copy (select nothing from nowhere) to stdout (format binary)")).rejects.toMatchObject({ code: "42P01" });
    await expectReady();
  });

  test("in the midst of it, after the lines that came before", async () => {
    const read: (number | null)[] = [];
    const reading = async () => {
      for await (const lines of copyOut(client, series(100_000, "(1 / (60000 - n))::text")))
        while (lines.nextLine()) read.push(lines.integer());
    };
    await expect(reading()).rejects.toMatchObject({ code: "22012" });
    expect(read.at(-1)).toBe(59_999);
    await expectReady();
  });

  test("when the connection is lost, whoever reads", async () => {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const other = await openUsageStream(database.ownerUrl);
    let isKilled = false;
    const reading = linesOf(series(10_000_000, "repeat('x', 100)"), async () => {
      if (!isKilled) await other.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
      isKilled = true;
    });
    await expect(reading).rejects.toThrow(/terminat/u);
    await other.end();
    await expect(linesOf(series(1))).rejects.toThrow(/terminated|not queryable/u);
  });
});
