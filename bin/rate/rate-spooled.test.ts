import fc from "fast-check";
import { expect, test } from "vitest";
import { parsedLines, rateInProcess } from "./testing/rate-in-process.ts";

/** The whole hours of March 2026 in Nicosia, several lines in some of them. */
const line = fc.record({
  subscription: fc.constantFrom("S1", "S2", "S3"),
  hour: fc.nat({ max: 600 }),
  amount: fc.integer({ min: 0, max: 5 }),
  padding: fc.string({ maxLength: 2_000, unit: fc.constantFrom("a", "é") }),
  isBroken: fc.boolean(),
});

type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never;

const BEGIN = Date.parse("2026-03-01T00:00:00Z");

function written({ subscription, hour, amount, padding, isBroken }: Line, index: number): string {
  const from = new Date(BEGIN + hour * 3_600_000).toISOString();
  const udr = `U${index}`;
  return isBroken ? "{" : JSON.stringify({ udr, product: "DATA", amount: String(amount), from, metadata: { padding }, subscription });
}

/** F of the plan's graduated rate: €1.00 for each of the first 10, €0.50 beyond; in cents. */
const total = (quantity: number) => Math.min(quantity, 10) * 100 + Math.max(quantity - 10, 0) * 50;

/** Net amounts in cents, by counting whatever stands before a line in time, then in place. */
function expected(lines: readonly Line[]): readonly (number | null)[] {
  return lines.map(({ subscription, hour, amount, isBroken }, index) => {
    if (isBroken) return null;
    const before = lines.filter((other, place) => {
      const isEarlier = other.hour < hour || (other.hour === hour && place < index);
      return !other.isBroken && other.subscription === subscription && isEarlier;
    });
    const counted = before.reduce((sum, other) => sum + other.amount, 0);
    return total(counted + amount) - total(counted);
  });
}

test("whatever the order of the lines, each costs what it adds to its cycle, and results stand where the lines stood", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 60 }), fc.boolean(), async (drawn, isSorted) => {
      const lines = isSorted ? drawn.toSorted((left, right) => left.hour - right.hour) : drawn;
      const input = lines.map((each, index) => written(each, index)).join("\n");
      const { stdout } = await rateInProcess(["--plan", "mobile-plan.json", "--usage", "-"], { input });
      const results = stdout === "" ? [] : parsedLines(stdout);
      const shown = lines.map(({ isBroken }, index) => (isBroken ? { udr: null } : { udr: `U${index}` }));
      expect(results).toMatchObject(shown);
      expect(results.map((result) => netInCents(result))).toEqual(expected(lines));
    }),
    { numRuns: 200 },
  );
});

function netInCents(result: unknown): number | null {
  if (typeof result !== "object" || result === null || !("net" in result)) return null;
  return Math.round(Number(result.net) * 100);
}
