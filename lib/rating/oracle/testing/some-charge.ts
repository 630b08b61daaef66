import fc from "fast-check";
import type { Charge } from "../../charges/charge.ts";
import type { Scope } from "../../rate-book.ts";

const price = fc.constantFrom("1", "0.1", "2.5", "0.333", "10", "0.07", "0.0049", "3.14159", "0");
const fee = fc.constantFrom("0", "0.5", "1", "2.25", "0.005");
const per = fc.constantFrom("1", "3", "60", "0.5", "7");
const of = fc.constantFrom("amount", "cost");

export const someLimits = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom("0.01", "1", "4").map((minimum) => ({ minimum })) },
  { weight: 1, arbitrary: fc.constantFrom("5", "12.5", "0.75", "0").map((maximum) => ({ maximum })) },
  { weight: 1, arbitrary: fc.constantFrom("2", "6.005").map((maximum) => ({ minimum: "2", maximum })) },
);

const band = fc.oneof(
  { weight: 4, arbitrary: fc.record({ price, flat: fee }, { requiredKeys: ["price"] }) },
  { weight: 1, arbitrary: fc.record({ flat: fee }, { requiredKeys: [] }) },
);
const bands = fc
  .subarray(["0.5", "1", "2", "4.5", "10", "10.25", "20"])
  .chain((ends) => fc.tuple(fc.tuple(...ends.map((upTo) => band.map((members) => ({ upTo, ...members })))), band))
  .map(([bounded, last]) => [...bounded, { upTo: null, ...last }]);

const perUnit = fc.record(
  { charge: fc.constant("perUnit"), price, per, times: fc.constant("mbps") },
  { requiredKeys: ["charge", "price"] },
);
const flat = fc.record({ charge: fc.constant("flat"), amount: fee });
export const someGraduated = fc.record({ charge: fc.constant("graduated"), bands });
const volume = fc.record({ charge: fc.constant("volume"), bands });

const packaged = { charge: fc.constant("package"), size: fc.constantFrom("1", "2.5", "3", "10"), price };
const packages = fc.record(packaged);
const packagesAfterFree = fc.record(
  { ...packaged, free: fc.constantFrom("0.5", "3", "12") },
  { requiredKeys: ["charge", "size", "price"] },
);

const percent = { charge: fc.constant("percentage"), of, rate: fc.constantFrom("2.9", "10", "0.25", "100"), fixed: fee };
const percentage = fc.record(percent, { requiredKeys: ["charge", "of", "rate"] });
const percentageAfterFree = fc.record(
  { ...percent, freeUdrs: fc.constantFrom(0, 1, 2), freeAmount: fc.constantFrom("0", "5", "15.5", "40") },
  { requiredKeys: ["charge", "of", "rate"] },
);
const costPlus = fc.record({ charge: fc.constant("costPlus"), of, markup: fc.constantFrom("0", "20", "33.3") });

/** Segments of whole increments, counted in halves. */
const segments = fc
  .array(fc.tuple(fc.constantFrom(1, 2, 3, 12), fc.integer({ min: 1, max: 4 }), fc.record({ price, per }, { requiredKeys: ["price"] })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    all.map(([halves, , prices], index) => ({
      from: inHalves(all.slice(0, index).reduce((sum, [increment, count]) => sum + increment * count, 0)),
      increment: inHalves(halves),
      ...prices,
    })),
  );
const inHalves = (count: number) => `${Math.floor(count / 2)}${count % 2 === 1 ? ".5" : ""}`;
const stepped = fc.record({ charge: fc.constant("stepped"), connectFee: fee, segments }, { requiredKeys: ["charge", "segments"] });

const alone = fc.oneof(perUnit, flat, someGraduated, volume, packages, stepped, percentage, costPlus);
const together = fc.oneof(perUnit, someGraduated, volume, packagesAfterFree, percentageAfterFree);

/** Any charge that the scope may have. */
export function someCharge(scope: Scope): fc.Arbitrary<Charge> {
  return fc.tuple(scope === "udr" ? alone : together, someLimits).map(([charge, bounds]) => ({ ...charge, ...bounds }));
}
