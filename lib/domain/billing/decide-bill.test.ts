import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { type Billable, decideBill } from "./decide-bill.ts";
import { transfersOfBill } from "./decide-transfers.ts";

const EUR = currency("EUR");

function item(gross: string, changes: Partial<Billable> = {}): Billable {
  const amounts = { gross: micros(gross), net: micros(gross) };
  const terms = { taxPercent: decimal("10"), taxInclusive: true, quantity: decimal("1") };
  return { kind: "charge", directive: "toBeBilled", subscriptionId: 1, productId: 1, ...terms, ...amounts, ...changes };
}

function shown({ kind, net, tax, rounding, total }: ReturnType<typeof decideBill>) {
  return [kind, ...[net, tax, rounding, total].map((amount) => microsToString(amount, 2))].join(" ");
}

describe("a bill", () => {
  test.each([
    // what waits, kind net tax rounding total
    ["one film", [item("10.00")], EUR, "bill 9.09 0.91 0.00 10.00"],
    ["three orders reach the threshold", [item("5.00"), item("10.00"), item("10.00")], EUR, "bill 22.73 2.27 0.00 25.00"],
    ["a reversal alone", [item("-10.00", { kind: "reversal" })], EUR, "creditNote -9.09 -0.91 0.00 -10.00"],
    ["a charge and its reversal", [item("10.00"), item("-10.00", { kind: "reversal" })], EUR, "bill 0.00 0.00 0.00 0.00"],
    ["an adjusted film", [item("-10.00", { kind: "reversal" }), item("5.00")], EUR, "creditNote -4.55 -0.45 0.00 -5.00"],
    ["a free film", [item("0.00")], EUR, "bill 0.00 0.00 0.00 0.00"],
    ["tax not included", [item("0", { taxInclusive: false, net: micros("9.99") })], EUR, "bill 9.99 1.00 0.00 10.99"],
    ["parts of a cent", [item("0.004"), item("0.003")], EUR, "bill 0.007 0.00 0.003 0.01"],
    ["parts of a cent, down", [item("0.004")], EUR, "bill 0.004 0.00 -0.004 0.00"],
    ["yen have no minor unit", [item("10.6")], currency("JPY"), "bill 9.60 1.00 0.40 11.00"],
    ["dinars have three", [item("10.0004")], currency("BHD"), "bill 9.0914 0.909 -0.0004 10.00"],
  ] as const)("%s", (_, items, code, expected) => {
    expect(shown(decideBill(items, code))).toBe(expected);
  });

  test("computes tax from the sum of its lines, never from rounded taxes", () => {
    // Three times 0.05 at 10 %: each alone has 0.00 tax (0.0045…), together 0.15 has 0.01.
    expect(shown(decideBill([item("0.05"), item("0.05"), item("0.05")], EUR))).toBe("bill 0.14 0.01 0.00 0.15");
  });

  test("has a line for each product, subscription and tax rate, and a tax for each rate", () => {
    const bill = decideBill(
      [item("10"), item("5"), item("3", { productId: 2 }), item("2", { subscriptionId: 2 }), item("1", { taxPercent: decimal("19") })],
      EUR,
    );
    expect(bill.lines.map(({ amount, items }) => [microsToString(amount, 2), items])).toEqual([
      ["15.00", 2],
      ["1.00", 1],
      ["3.00", 1],
      ["2.00", 1],
    ]);
    expect(bill.taxes).toHaveLength(2);
  });

  test("10 % written with more digits is the same rate", () => {
    expect(decideBill([item("1"), item("1", { taxPercent: decimal("10.00") })], EUR).taxes).toHaveLength(1);
  });

  test("counts usage that was taken back as negative, and a reversed credit as usage again", () => {
    const quantities = [
      item("10.00"),
      item("-10.00", { kind: "reversal" }),
      item("-10.00", { directive: "toBeCredited" }),
      item("10.00", { kind: "reversal", directive: "toBeCredited" }),
      item("10.00", { quantity: decimal("2.5") }),
    ];
    expect(decideBill(quantities, EUR).lines[0]?.quantity).toEqual(decimal("2.5"));
  });
});

const items = fc.array(
  fc.record({
    micros: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    product: fc.nat(3),
    tax: fc.constantFrom("0", "5", "10", "19.25"),
    inclusive: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

test("whatever is billed: it adds up, is whole cents, does not depend on the order, and the ledger owes exactly its total", () => {
  fc.assert(
    fc.property(items, (rows) => {
      const all = rows.map((row) =>
        item("0", {
          gross: row.micros,
          net: row.micros,
          productId: row.product,
          taxPercent: decimal(row.tax),
          taxInclusive: row.inclusive,
        }),
      );
      const bill = decideBill(all, EUR);
      expect(bill.total).toBe(bill.net + bill.tax + bill.rounding);
      expect(bill.total % 10_000n).toBe(0n);
      expect(bill.rounding <= 5_000n && bill.rounding >= -5_000n).toBe(true);
      expect(bill.kind === "creditNote").toBe(bill.total < 0n);
      expect(decideBill([...all].reverse(), EUR)).toEqual(bill);
      const owed = transfersOfBill(bill).map(({ debit, credit, amount }) =>
        debit === "receivable" ? amount : credit === "receivable" ? -amount : 0n,
      );
      expect(sumMicros(owed)).toBe(bill.total);
    }),
  );
});
