import type { BillDetail, BillItemView, BillLineView, BillTaxView } from "#lib/domain/billing/billing-view.ts";
import { RBI_KINDS } from "#lib/domain/billing/rbi.ts";
import { currency as asCurrency, minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import type { bill, billLine, billTax } from "../schema/bill.ts";
import type { rbi } from "../schema/rbi.ts";
import { fromDbCorrectionWords } from "./counting-rbis.ts";
import { oneOf } from "./from-db.ts";

type HeaderRow = {
  readonly bill: typeof bill.$inferSelect;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string | null;
  readonly issuer: string;
};

export function fromDbBillHeader({ bill: row, ...names }: HeaderRow): Omit<BillDetail, "lines" | "taxes" | "untaxed" | "items"> {
  return {
    ...names,
    number: row.number,
    kind: oneOf(["bill", "creditNote"], row.kind, "bill.kind"),
    billingRunId: row.billingRunId,
    currency: row.currency,
    asOf: instantToString(row.asOf),
    issuedAt: instantToString(row.issuedAt),
    net: moneyText(row.net, row.currency),
    tax: moneyText(row.tax, row.currency),
    rounding: moneyText(row.rounding, row.currency),
    total: moneyText(row.total, row.currency),
  };
}

type LineRow = {
  readonly line: typeof billLine.$inferSelect;
  readonly productCode: string;
  readonly productName: string;
  readonly subscriptionNumber: string;
  readonly unit: string | null;
};

export function fromDbBillLine({ line, productCode, productName, subscriptionNumber, unit }: LineRow, currency: string): BillLineView {
  return {
    product: { code: productCode, name: productName },
    unit,
    subscriptionNumber,
    items: line.items,
    quantity: decimalToString(normalise(line.quantity)),
    taxPercent: decimalToString(normalise(line.taxPercent)),
    taxInclusive: line.taxInclusive,
    amount: moneyText(line.amount, currency),
  };
}

export function fromDbBillTax({ taxPercent, taxInclusive, net, tax }: typeof billTax.$inferSelect, currency: string): BillTaxView {
  return {
    taxPercent: decimalToString(normalise(taxPercent)),
    taxInclusive,
    net: moneyText(net, currency),
    tax: moneyText(tax, currency),
  };
}

type ItemRow = {
  readonly rbi: typeof rbi.$inferSelect;
  readonly usedFrom: Instant;
  readonly productCode: string;
  readonly productName: string;
  readonly unit: string;
};

export function fromDbBillItem({ rbi: row, usedFrom, productCode, productName, unit }: ItemRow): BillItemView {
  return {
    rbiId: row.rbiId,
    udrId: row.udrId,
    kind: oneOf(RBI_KINDS, row.kind, "rbi.kind"),
    reverses: row.reversesId,
    corrects: row.kind === "correction" ? fromDbCorrectionWords(row, productName) : null,
    product: { code: productCode, name: productName },
    usedFrom: instantToString(usedFrom),
    quantity: decimalToString(normalise(row.quantity)),
    unit,
    gross: moneyText(row.gross, row.currency),
    state: "billed",
  };
}

function moneyText(amount: Micros, currency: string): string {
  return microsToString(amount, minorDigits(asCurrency(currency)));
}
