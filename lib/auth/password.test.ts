import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password.ts";

const CHEAP = { cost: 4 };

describe("a password", () => {
  it("is recognised by its hash, and no other is", async () => {
    const hash = await hashPassword("correct horse battery", CHEAP);
    expect(await isPassword("correct horse battery", hash)).toBe(true);
    expect(await isPassword("correct horse batterz", hash)).toBe(false);
    expect(await isPassword("", hash)).toBe(false);
  });

  it("has another hash each time", async () => {
    expect(await hashPassword("same", CHEAP)).not.toBe(await hashPassword("same", CHEAP));
  });

  it("is hashed with 128 MiB unless a test says otherwise", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(hash).toMatch(/^scrypt\$17\$8\$1\$/);
    expect(await isPassword("correct horse battery", hash)).toBe(true);
  });

  it("is the same typed with composed and decomposed letters", async () => {
    expect(await isPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait", CHEAP))).toBe(true);
  });

  it.each([null, "", "plain text", "scrypt$17$8$1$salt", "argon2$1$1$1$AAAA$AAAA"])(
    "is nobody's with the stored hash %j",
    async (stored) => {
      expect(await isPassword("", stored)).toBe(false);
      expect(await isPassword("plain text", stored)).toBe(false);
    },
  );

  it("is not looked at beyond 200 characters", async () => {
    const long = "a".repeat(201);
    expect(await isPassword(long, await hashPassword(long, CHEAP))).toBe(false);
  });
});
