import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { describeExternalDatabase, describeWorkerDatabase } from "./external-database.mjs";

const secret = "a secret of at least thirty-two bytes";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});

afterAll(() => test.close());

describe("a start with DATABASE_URL refuses in one sentence", () => {
  it.each([
    ["an address that is none", "localhost:5432", /^DATABASE_URL is not an address/],
    ["another protocol", "mysql://me@localhost/rates", /^DATABASE_URL is not an address/],
    ["a port where nobody listens", "postgres://me:secret@127.0.0.1:1/rates", /^No PostgreSQL answers at 127\.0\.0\.1:1, .*ECONNREFUSED/],
  ])("%s", async (_case, databaseUrl, sentence) => {
    await expect(describeExternalDatabase({ databaseUrl, secret })).rejects.toThrow(sentence);
  });

  it("a wrong password, which it does not repeat", async () => {
    const url = new URL(test.url);
    url.password = "not-this-one";
    const refusal = await describeExternalDatabase({ databaseUrl: url.href, secret }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/does not let ratewright_app in/);
    expect(refusal).not.toContain("not-this-one");
  });

  it("a database that does not exist", async () => {
    const url = new URL(test.url);
    url.pathname = "/nowhere";
    await expect(describeExternalDatabase({ databaseUrl: url.href, secret })).rejects.toThrow(/has no database nowhere/);
  });

  it("a server that hangs up", async () => {
    const databaseUrl = await serve((socket) => socket.destroy());
    await expect(describeExternalDatabase({ databaseUrl, secret, patience: 200 })).rejects.toThrow(/^No PostgreSQL answers/);
  });

  it("a version that is too old", async () => {
    const databaseUrl = await serve(pretendToBe("140012"));
    await expect(describeExternalDatabase({ databaseUrl, secret })).rejects.toThrow(/leads to PostgreSQL 14; .*15 or newer/);
  });

  it("a role that may not create tables and roles, with the statements that help", async () => {
    await expect(describeExternalDatabase({ databaseUrl: test.url, secret })).rejects.toThrow(
      /may not create tables and roles(.|\n)*CREATE ROLE ratewright_app LOGIN/,
    );
  });

  it("one role for both addresses, and a superuser for the application", async () => {
    const same = { databaseUrl: test.url, ownerUrl: test.url, secret };
    await expect(describeExternalDatabase(same)).rejects.toThrow(/both sign in as ratewright_app/);
    const swapped = { databaseUrl: test.ownerUrl, ownerUrl: test.url, secret };
    await expect(describeExternalDatabase(swapped)).rejects.toThrow(/a superuser, for whom no rule holds/);
  });
});

describe("a start with DATABASE_URL", () => {
  it("works as the role that an administrator made, when there are two addresses", async () => {
    const found = await describeExternalDatabase({ databaseUrl: test.url, ownerUrl: test.ownerUrl, secret });
    expect(found).toEqual({ ownerUrl: test.ownerUrl, applicationUrl: test.url, applicationRole: { name: "ratewright_app" } });
  });

  it("makes a weaker role of its own when there is one address, with the same password on every server", async () => {
    const input = { databaseUrl: test.ownerUrl, secret };
    const [first, second] = [await describeExternalDatabase(input), await describeExternalDatabase(input)];
    expect(first).toEqual(second);
    expect(new URL(first.applicationUrl).username).toBe("ratewright_app");
    expect(new URL(first.applicationUrl).password).toMatch(/^[\w-]{43}$/);
  });
});

describe("a further worker", () => {
  it("works with the application role's address as it is, without the secret", async () => {
    expect(await describeWorkerDatabase({ databaseUrl: test.url })).toBe(test.url);
  });

  it("never works as one who may change the schema: with the secret it finds the console's role, without it is refused", async () => {
    const { applicationUrl } = await describeExternalDatabase({ databaseUrl: test.ownerUrl, secret });
    expect(await describeWorkerDatabase({ databaseUrl: test.ownerUrl, secret })).toBe(applicationUrl);
    await expect(describeWorkerDatabase({ databaseUrl: test.ownerUrl })).rejects.toThrow(/may change the schema: .* RATEWRIGHT_SECRET/);
  });
});

async function serve(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer(answer).unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `postgres://me:secret@127.0.0.1:${address.port}/rates`;
}

/** Speaks as much of PostgreSQL as it takes to be asked for the version: lets anybody in and answers every query with it. */
function pretendToBe(version: string) {
  const ready = message("Z", Buffer.from("I"));
  const column = Buffer.concat([Buffer.from("\0\x01server_version_num\0"), Buffer.alloc(6), Buffer.from([0, 0, 0, 25]), Buffer.alloc(8)]);
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, version.length]), Buffer.from(version)]);
  const answer = Buffer.concat([message("T", column), message("D", row), message("C", Buffer.from("SHOW\0")), ready]);
  return (socket: Socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
      socket.on("data", (data) => data[0] === 0x51 && socket.write(answer));
    });
  };
}

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
