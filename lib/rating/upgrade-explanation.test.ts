import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { microsToString } from "#lib/kernel/money.ts";
import { recompute } from "./recompute.ts";
import { type FirstExplanation, upgradeExplanation } from "./upgrade-explanation.ts";
import { explainInOneText, explainInWords } from "./words/explain-in-words.ts";

/** Written by the first engine, and never to be changed: RBIs hold such explanations for as long as there are RBIs. */
const GOLDEN = JSON.parse(readFileSync(new URL("golden/explanations-1.json", import.meta.url), "utf8")) as readonly FirstExplanation[];

const [night, credit, capped, nothing] = GOLDEN.map(upgradeExplanation);

describe("an explanation of the first form", () => {
  test("becomes one of the present form, and says the same", () => {
    const [stored] = GOLDEN;
    expect(night).toEqual({
      format: "ratewright/explanation@2",
      plan: stored?.plan,
      usage: { ...stored?.usage, to: null },
      at: stored?.at,
      rate: {
        key: "movies",
        for: { productType: "PPV-MOVIE" },
        scope: "udr",
        lessSpecific: [
          {
            key: "house",
            for: { family: "PPV" },
            charge: { charge: "perUnit", price: "1", per: "3", times: "mbps", minimum: "0.10", maximum: "0.50" },
          },
        ],
      },
      parts: [
        {
          from: "2026-03-03T00:14:00.000Z",
          quantity: "1",
          won: stored?.won,
          lost: [
            {
              kind: "condition",
              level: 2,
              charge: { charge: "flat", amount: "4.00" },
              failed: { kind: "zone", zone: "TABLET", attribute: "device", why: "absent" },
            },
            { kind: "base", charge: { charge: "perUnit", price: "10.00" } },
          ],
          written: null,
          charge: { ...stored?.charge, counter: null, amount: "5" },
        },
      ],
      limit: null,
      discounts: { held: [], applied: [], refused: [] },
      rounding: { ...stored?.rounding, of: "amount" },
      tax: stored?.tax,
      result: stored?.result,
    });
  });

  test("can still be recomputed, to the last digit", () => {
    const results = [night, credit, capped, nothing].map((explanation) => {
      if (explanation === undefined) return expect.fail("four golden explanations");
      const { gross, net, tax } = recompute(explanation);
      return { gross: microsToString(gross, 2), net: microsToString(net, 2), tax: microsToString(tax, 2) };
    });
    expect(results).toEqual(GOLDEN.map(({ result }) => result));
    expect(results.map(({ gross }) => gross)).toEqual(["5.00", "-0.33", "0.50", "0.00"]);
  });

  test("is told in today's words", () => {
    const headlines = [night, credit, capped, nothing].map(
      (explanation) => explanation && explainInWords(explanation, { unit: "film" }).headline,
    );
    expect(headlines).toEqual([
      "€5.00 = 1 film × €5.00.",
      "−€0.33 = credit of 2 film ÷ 3 × €1.00 × 0.5.",
      "€0.50 = the maximum of €0.50, since 20 film ÷ 3 × €1.00 × 1.5 is more.",
      "€0.00: not to be billed. It would be nothing used.",
    ]);
    expect(night && explainInOneText(night)).toContain(
      "Not used: base €10.00 (a level matched). Not used: rate house for family PPV, base €1.00 per 3 × mbps, at least €0.10, at most €0.50 (a rate for something more specific exists).",
    );
  });
});

test("an explanation of the present form stays what it is", () => {
  if (night === undefined) return expect.fail("four golden explanations");
  expect(upgradeExplanation(night)).toBe(night);
});
