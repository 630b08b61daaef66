import { afterEach, describe, expect, it, vi } from "vitest";
import { log, logFault } from "./log.ts";

const written = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => written.mockClear());

const lastLine = () => String(written.mock.calls.at(-1)?.[0]);

describe("the log", () => {
  it("writes one line, whatever line breaks its values hold", () => {
    log("error", { event: 'sign-in\n{"event":"forged"}' });
    expect(lastLine()).not.toContain("\n");
    expect(JSON.parse(lastLine())).toMatchObject({ event: 'sign-in\n{"event":"forged"}', level: "error" });
  });

  it("records a fault with its place and its cause, and without the values of the failed statement", () => {
    const cause = Object.assign(new Error("duplicate key value"), { code: "23505", detail: "Key (msisdn)=(+35799123456) exists" });
    logFault(new Error("Failed query: insert into person values ($1)\nparams: +35799123456", { cause }), {
      where: "order",
      requestId: "r1",
    });
    expect(JSON.parse(lastLine())).toMatchObject({
      event: "fault",
      where: "order",
      requestId: "r1",
      code: "23505",
      causeMessage: "duplicate key value",
    });
    expect(lastLine()).not.toContain("35799123456");
  });

  it("records what is thrown without being an error", () => {
    logFault("secret text", { where: "order", requestId: "r1" });
    expect(JSON.parse(lastLine())).toMatchObject({ error: "string" });
    expect(lastLine()).not.toContain("secret text");
  });
});
