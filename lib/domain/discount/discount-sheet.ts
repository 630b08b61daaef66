import { guardedText } from "../csv/guarded-text.ts";
import { type ColumnRow, readColumns } from "../csv/read-columns.ts";
import { csvRecord } from "../usage-line/csv.ts";
import type { DiscountDocument } from "./discount-document.ts";
import { discountForm } from "./discount-form.ts";
import type { DiscountRow } from "./discount-view.ts";

/** The columns of a sheet of discounts, out and in. The last three say how it stands; nobody changes that by a sheet. */
export const DISCOUNT_COLUMNS = {
  code: "code",
  name: "name",
  description: "description",
  application: "applies",
  kind: "kind",
  value: "value",
  currency: "currency",
  per: "per",
  renew: "renews",
  level: "level",
  targetKind: "for",
  target: "for code",
  zone: "zone",
  classification: "accounts",
  validFrom: "valid from",
  validTo: "valid to",
  rangeFrom: "range from",
  rangeTo: "range to",
  approvalAbove: "approval above",
  standing: "standing",
  version: "version",
  draft: "draft",
} as const;
export type DiscountColumn = keyof typeof DISCOUNT_COLUMNS;

const KEYS = Object.keys(DISCOUNT_COLUMNS).filter((key): key is DiscountColumn => key in DISCOUNT_COLUMNS);
const COLUMN_NAMES = KEYS.map((key) => DISCOUNT_COLUMNS[key]);

/** In one import, which is one transaction. */
export const MOST_DISCOUNT_ROWS = 500;

/** How the sheet's words are written. */
export const APPLICATION_CELLS = { auto: "by itself", adHoc: "by an agent" } as const;
export const KIND_CELLS = { percentage: "percentage", amount: "amount", freeUsage: "free usage" } as const;
export const PER_CELLS = { udr: "usage", period: "period" } as const;
export const TARGET_CELLS = { all: "", product: "product", productType: "product type", family: "family", udrType: "UDR type" } as const;

export type DiscountSheetRow = ColumnRow<DiscountColumn> & { readonly code: string };

type DiscountSheet = { readonly ok: true; readonly rows: readonly DiscountSheetRow[] } | { readonly ok: false; readonly problem: string };

/** Rows by the names of the columns, which stand in the first row, in any order. */
export function readDiscountSheet(text: string): DiscountSheet {
  const sheet = readColumns(text, { names: DISCOUNT_COLUMNS, key: "code", about: "discount", most: MOST_DISCOUNT_ROWS });
  return sheet.ok ? { ok: true, rows: sheet.rows.map((row) => ({ ...row, code: (row.cells.code ?? "").toUpperCase() })) } : sheet;
}

/** A file that a spreadsheet reads as UTF-8, beginning with the names of the columns. */
export const DISCOUNT_SHEET_HEAD = `\uFEFF${csvRecord(COLUMN_NAMES)}`;

export type ExportedDiscount = Pick<DiscountRow, "code" | "name" | "description" | "application" | "standing" | "draft"> & {
  /** By which it stands; null while nothing of it was approved. */
  readonly version: number | null;
  /** Of that version, else of the draft; null where there is neither. */
  readonly document: DiscountDocument | null;
};

/** One discount as a row: what is in force, else what is to come, else its draft. */
export function discountRecord(discount: ExportedDiscount): string {
  const { code, name, description, application, standing, version, draft, document } = discount;
  const line = [guardedText(code), guardedText(name), guardedText(description ?? ""), APPLICATION_CELLS[application]];
  const terms = document === null ? Array<string>(KEYS.length - line.length - 3).fill("") : termCells(document);
  return csvRecord([...line, ...terms, standing, version === null ? "" : String(version), draft ?? ""]);
}

function termCells(document: DiscountDocument): readonly string[] {
  const form = discountForm(document, "");
  const isCounted = form.per === "period";
  return [
    KIND_CELLS[form.kind],
    form.value,
    form.currency,
    PER_CELLS[form.per],
    isCounted ? renewCell(form) : "",
    form.kind === "percentage" ? form.level : "",
    TARGET_CELLS[form.targetKind],
    guardedText(form.target),
    guardedText(form.zone),
    guardedText(form.classification),
    guardedText(form.validFrom),
    guardedText(form.validTo),
    form.rangeFrom,
    form.rangeTo,
    form.approvalAbove,
  ];
}

/** "never", "cycle", "3 month". */
function renewCell({ renew, every }: { readonly renew: string; readonly every: string }): string {
  return renew === "never" || renew === "cycle" ? renew : `${every} ${renew}`;
}
