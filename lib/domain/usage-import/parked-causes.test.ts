import { describe, expect, it } from "vitest";
import { REFUSAL_CODES } from "../refusal.ts";
import { causeKey, causeKeyText } from "./parked-cause-key.ts";
import { causeOf } from "./parked-causes.ts";

describe("the cause of parked usage", () => {
  it("is a sentence of what to do, whatever the refusal", () => {
    for (const code of REFUSAL_CODES) {
      const { title, remedy } = causeOf({ code, path: "" });
      expect([title, remedy], code).toEqual([expect.stringMatching(/^[A-Z]/), expect.stringMatching(/^[A-Z].*\.$/)]);
    }
  });

  it.each([
    ["NOT_FOUND", "product", "Product not known", "/products"],
    ["NOT_FOUND", "identifier", "Subscription not known", "/accounts"],
    ["NO_RATE", "", "No price", "/price-plans"],
    ["METADATA_INVALID", "metadata.network", "Metadata that does not fit: network", "/value-lists"],
    ["LIMIT_REACHED", "", "Limit reached", undefined],
  ])("of %s at %j is called %j and mended at %s", (code, path, title, href) => {
    const cause = causeOf({ code, path });
    expect([cause.title, cause.fix?.href]).toEqual([title, href]);
  });
});

describe("a cause in an address", () => {
  it.each([
    ["NO_RATE", { code: "NO_RATE", path: null }],
    ["NOT_FOUND:product", { code: "NOT_FOUND", path: "product" }],
    ["METADATA_MISSING:metadata.network", { code: "METADATA_MISSING", path: "metadata.network" }],
  ])("%s is read and written alike", (text, key) => {
    expect(causeKey.parse(text)).toEqual(key);
    expect(causeKeyText(causeKey.parse(text))).toBe(text);
  });

  it.each(["", "NO_SUCH_CODE", "NO_RATE:", "NOT_FOUND:product:x", "no_rate", "NOT_FOUND:%' or 1=1"])("%j is none", (text) => {
    expect(causeKey.safeParse(text).success).toBe(false);
  });

  it("of a line that is at fault itself is its code alone", () => {
    expect(causeKeyText({ code: "BAD_LINE", path: "" })).toBe("BAD_LINE");
  });
});
