import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureDatabase } from "./database.mjs";

const AUTHENTICATED = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** A PostgreSQL that lets everybody in, and breaks off at the first question. */
const server = createServer((socket: Socket) => {
  socket.once("data", () => {
    socket.write(Buffer.concat([AUTHENTICATED, READY]));
    socket.once("data", () => socket.resetAndDestroy());
  });
});

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(async () => {
  process.on("unhandledRejection", note);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(async () => {
  process.off("unhandledRejection", note);
  server.close();
  await once(server, "close");
});

it("a server that stops in the middle is an error of whoever asked, and of nobody else: that would end the process", async () => {
  const { port } = server.address() as AddressInfo;
  await expect(ensureDatabase(`postgres://owner:secret@127.0.0.1:${port}/postgres`)).rejects.toMatchObject({ code: "ECONNRESET" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});
