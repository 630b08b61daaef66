import { describe, expect, test } from "vitest";
import { suggestedName, usageInWords } from "./sample-words.ts";

const USAGE = { product: "LOTR1", quantity: "2", at: "2026-11-22T00:14:00Z", metadata: { network: "5G" } };
const NAMED = { productName: "Braveheart", zone: "Europe/Nicosia" };

describe("a sample", () => {
  test("is said by its product, its quantity, its local time and what it carries", () => {
    expect(usageInWords(USAGE, NAMED)).toBe("Braveheart × 2, Sun 22 Nov 2026, 02:14, network 5G");
    expect(usageInWords({ ...USAGE, metadata: {} }, NAMED)).toBe("Braveheart × 2, Sun 22 Nov 2026, 02:14");
  });

  test("is called so, unless another is", () => {
    const first = suggestedName(USAGE, NAMED, []);
    expect(first).toBe(usageInWords(USAGE, NAMED));
    expect(suggestedName(USAGE, NAMED, [{ name: first }])).toBe(`${first} (2)`);
    expect(suggestedName(USAGE, NAMED, [{ name: first }, { name: `${first} (2)` }])).toBe(`${first} (3)`);
  });

  test("of a long name still fits", () => {
    expect(suggestedName(USAGE, { ...NAMED, productName: "x".repeat(300) }, []).length).toBeLessThanOrEqual(100);
  });
});
