import { decimalToShortString, fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import type { SaveLimitsForm } from "./limits-schema.ts";
import type { AccountLimitsView } from "./limits-view.ts";
import type { LimitPeriod, UsageLimit, UsageLimits } from "./usage-limits-schema.ts";

export const LIMIT_TARGET_NAMES = {
  all: "All services together",
  product: "One service",
  productType: "A product type",
  family: "A product family",
} as const;
export type LimitTargetKind = keyof typeof LIMIT_TARGET_NAMES;

/** A limit as it is typed; `key` tells rows apart while they come and go. */
export type LimitRowDraft = {
  readonly key: number;
  readonly kind: LimitTargetKind;
  readonly code: string;
  readonly measure: UsageLimit["measure"];
  readonly per: LimitPeriod;
  readonly most: string;
};

export type LimitsDraft = {
  readonly rows: readonly LimitRowDraft[];
  readonly tolerated: string;
  readonly blocksWithoutLimit: boolean;
  readonly blocksBeyondCreditLimit: boolean;
  /** Empty: none. */
  readonly creditLimit: string;
};

export const NEW_LIMIT_ROW: Omit<LimitRowDraft, "key"> = { kind: "all", code: "", measure: "amount", per: "day", most: "" };

export function limitsDraft({ limits, creditLimit }: AccountLimitsView): LimitsDraft {
  return {
    rows: limitRows(limits),
    tolerated: limits.toleratedOverrunPercent,
    blocksWithoutLimit: limits.blocksWithoutLimit,
    blocksBeyondCreditLimit: limits.blocksBeyondCreditLimit,
    creditLimit: creditLimit ?? "",
  };
}

/** Also of an agreement, whose limits are typed as an account's are. */
export function limitRows({ limits }: Pick<UsageLimits, "limits">): readonly LimitRowDraft[] {
  return limits.map(rowOf);
}

function rowOf({ for: target, measure, per, most }: UsageLimit, key: number): LimitRowDraft {
  const shared = { key, measure, per, most };
  if (target === null) return { ...shared, kind: "all", code: "" };
  if ("product" in target) return { ...shared, kind: "product", code: target.product };
  return "productType" in target
    ? { ...shared, kind: "productType", code: target.productType }
    : { ...shared, kind: "family", code: target.family };
}

type Content = Omit<SaveLimitsForm, "code" | "revision">;
type Problem = { readonly field: string; readonly message: string };

/** What the draft comes to, and everything that is wrong with it, in the order of the form. */
export function readLimitsDraft(draft: LimitsDraft): { readonly problems: readonly Problem[]; readonly content: Content } {
  const { rows, tolerated, blocksWithoutLimit, blocksBeyondCreditLimit, creditLimit } = draft;
  return {
    problems: [...limitRowProblems(rows), ...toleratedProblems(tolerated), ...creditProblems(draft)],
    content: {
      limits: rows.map((row) => ({ ...limitOfRow(row), most: plain(row.most) })),
      toleratedOverrunPercent: plain(tolerated) === "" ? "0" : plain(tolerated),
      blocksWithoutLimit,
      blocksBeyondCreditLimit,
      creditLimit: plain(creditLimit) === "" ? null : plain(creditLimit),
    },
  };
}

/** With the amount as it was typed. */
export function limitOfRow(row: LimitRowDraft): UsageLimit {
  return { for: targetOf(row), measure: row.measure, per: row.per, most: row.most.trim() };
}

function targetOf({ kind, code }: LimitRowDraft): UsageLimit["for"] {
  const named = code.trim();
  switch (kind) {
    case "all":
      return null;
    case "product":
      return { product: named };
    case "productType":
      return { productType: named };
    case "family":
      return { family: named };
  }
}

export function limitRowProblems(rows: readonly LimitRowDraft[]): readonly Problem[] {
  return [...rows.flatMap(rowProblems), ...repeated(rows)];
}

function rowProblems({ key, kind, code, measure, most }: LimitRowDraft): readonly Problem[] {
  const value = parseDecimal(plain(most));
  const isAmount = measure === "amount";
  const isUsable = value !== null && value.unscaled >= 0n && (isAmount ? parseMicros(plain(most)) !== null : fitsRate(value));
  return [
    ...(kind !== "all" && code.trim() === "" ? [{ field: limitField(key, "code"), message: "Say what the limit is for." }] : []),
    ...(kind === "all" && !isAmount
      ? [{ field: limitField(key, "measure"), message: "A quantity needs a service, a type or a family: different units do not add up." }]
      : []),
    ...(isUsable ? [] : [{ field: limitField(key, "most"), message: isAmount ? "An amount such as 20.00." : "A quantity such as 3." }]),
  ];
}

function repeated(rows: readonly LimitRowDraft[]): readonly Problem[] {
  const kinds = rows.map(({ kind, code, measure, per }) => JSON.stringify([kind, kind === "all" ? "" : code.trim(), measure, per]));
  return rows.flatMap(({ key }, index) =>
    kinds.indexOf(kinds[index] ?? "") < index ? [{ field: limitField(key, "kind"), message: "There is a limit for the same above." }] : [],
  );
}

export function toleratedProblems(text: string): readonly Problem[] {
  const value = plain(text) === "" ? parseDecimal("0") : parseDecimal(plain(text));
  const isUsable = value !== null && value.unscaled >= 0n && fitsRate(value);
  return isUsable ? [] : [{ field: "tolerated", message: "A percentage such as 10." }];
}

function creditProblems({ creditLimit, blocksBeyondCreditLimit }: LimitsDraft): readonly Problem[] {
  const text = plain(creditLimit);
  if (text === "") {
    const message = "Give the credit limit beyond which orders are refused.";
    return blocksBeyondCreditLimit ? [{ field: "creditLimit", message }] : [];
  }
  return creditLimitProblems(text);
}

export function creditLimitProblems(text: string): readonly Problem[] {
  return (parseMicros(plain(text)) ?? -1n) >= 0n ? [] : [{ field: "creditLimit", message: "An amount such as 500.00." }];
}

/** As it is stored where it is a decimal; as typed where it is none. */
function plain(text: string): string {
  const value = parseDecimal(text.trim());
  return value === null ? text.trim() : decimalToShortString(value);
}

export function limitField(key: number, member: "kind" | "code" | "measure" | "per" | "most"): string {
  return `limit-${key}-${member}`;
}

/** The field in which a path of the server's lies. */
export function limitsFieldOf(path: string, { rows }: Pick<LimitsDraft, "rows">): string | null {
  const [, index, member] = /^limits\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
  const row = index === undefined ? undefined : rows[Number.parseInt(index, 10)];
  if (row) return limitField(row.key, member === "most" ? "most" : row.kind === "all" ? "kind" : "code");
  if (path === "limits") return "limits";
  if (path.startsWith("toleratedOverrunPercent")) return "tolerated";
  return path.startsWith("creditLimit") ? "creditLimit" : null;
}
