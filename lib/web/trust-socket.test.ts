import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { trustSocket } from "./trust-socket.ts";

let server: Server;
let place: string;

beforeAll(async () => {
  trustSocket();
  trustSocket();
  server = createServer((request, response) => response.end(JSON.stringify(request.headers["x-forwarded-for"])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = present(server.address(), "address");
  place = typeof address === "string" ? address : `http://127.0.0.1:${address.port}/`;
});
afterAll(() => server.close());

const forwardedFor = async (headers: Record<string, string>) => (await fetch(place, { headers })).json();

it("adds the socket's address, once, after whatever the client wrote", async () => {
  expect(await forwardedFor({})).toBe("127.0.0.1");
  expect(await forwardedFor({ "X-Forwarded-For": "203.0.113.9" })).toBe("203.0.113.9, 127.0.0.1");
});
