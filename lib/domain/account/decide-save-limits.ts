import type { Currency } from "#lib/kernel/currency.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { type Micros, micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { targetKey } from "../ordering/limit-measure.ts";
import { limitInWords } from "../ordering/limit-words.ts";
import type { Refusal } from "../refusal.ts";
import { canonicalLimits } from "./limits-view.ts";
import type { UsageLimit, UsageLimits } from "./usage-limits-schema.ts";

/** What is set on an account, with its credit limit. */
export type AccountLimits = { readonly limits: UsageLimits; readonly creditLimit: Micros | null };

export type LimitsSave = {
  readonly wanted: AccountLimits;
  /** The one that was read; null: there was none yet. */
  readonly revision: number | null;
  readonly stored: (AccountLimits & { readonly revision: number }) | null;
  /** The targets that exist, by `targetKey`. */
  readonly known: ReadonlySet<string>;
  /** Who changed it last. */
  readonly editor: string | null;
  readonly currency: Currency;
};

export type SavedLimits = { readonly kind: "create" | "edit" | "keep"; readonly revision: number };

/** Saved over the revision that was read, for what exists. Saving what is there already changes nothing, so a retry is no conflict. */
export function decideSaveLimits(save: LimitsSave): Result<SavedLimits, Refusal> {
  const { wanted, revision, stored } = save;
  if (stored !== null && isSame(wanted, stored)) return ok({ kind: "keep", revision: stored.revision });
  if (revision !== (stored?.revision ?? null)) return refused(staleLimits(save));
  const unknown = unknownTarget(save);
  if (unknown !== null) return refused(unknown);
  return ok(stored === null ? { kind: "create", revision: 1 } : { kind: "edit", revision: stored.revision + 1 });
}

function isSame(left: AccountLimits, right: AccountLimits): boolean {
  const text = ({ limits, creditLimit }: AccountLimits) => JSON.stringify([canonicalLimits(limits), String(creditLimit)]);
  return text(left) === text(right);
}

function unknownTarget({ wanted, known }: LimitsSave): Refusal | null {
  for (const [index, { for: target }] of wanted.limits.limits.entries()) {
    if (target === null || known.has(targetKey(target))) continue;
    const [kind = "", code = ""] = targetKey(target).split(/:(.*)/s);
    const problem = `There is no ${TARGET_NAMES[kind] ?? kind} ${code}.`;
    return { code: "DEFINITION_INVALID", path: `limits.${index}.for`, params: { problem } };
  }
  return null;
}

const TARGET_NAMES: Readonly<Record<string, string>> = { product: "product", productType: "product type", family: "product family" };

/** Carries what the other person saved, so that the editor can show it beside what was typed. */
function staleLimits({ stored, editor, currency }: LimitsSave): Refusal {
  const by = editor ?? "Somebody";
  if (stored === null) return { code: "STALE_REVISION", params: { by } };
  const { limits, creditLimit, revision } = stored;
  const naming = { targets: new Map(), currency, zone: "UTC" };
  return {
    code: "STALE_REVISION",
    params: {
      by,
      revision,
      limits: limits.limits.map((limit) => limitInWords(limit, decimal(limit.most), naming)).join("\n"),
      toleratedOverrunPercent: limits.toleratedOverrunPercent,
      blocksWithoutLimit: yesOrNo(limits.blocksWithoutLimit),
      blocksBeyondCreditLimit: yesOrNo(limits.blocksBeyondCreditLimit),
      creditLimit: creditLimit === null ? "none" : microsToString(creditLimit, 2),
    },
  };
}

/** For the audit: a line for each limit, so that a history says which one changed. */
export function auditedLimits({ limits, creditLimit }: AccountLimits): Readonly<Record<string, string | null>> {
  const { limits: each, ...rest } = canonicalLimits(limits);
  return {
    ...Object.fromEntries(each.map((limit) => [auditedName(limit), limit.most])),
    "Tolerated overrun, per cent": rest.toleratedOverrunPercent,
    "Only what a limit names": yesOrNo(rest.blocksWithoutLimit),
    "Refuse beyond the credit limit": yesOrNo(rest.blocksBeyondCreditLimit),
    "Credit limit": creditLimit === null ? null : microsToString(creditLimit, 2),
  };
}

/** "Amount a day for productType PPV-MOVIE" */
function auditedName({ for: target, measure, per }: UsageLimit): string {
  const what = measure === "amount" ? "Amount" : "Quantity";
  return `${what} ${per === "transaction" ? "an order" : `a ${per}`} for ${target === null ? "all services" : targetKey(target).replace(":", " ")}`;
}

const yesOrNo = (isSo: boolean) => (isSo ? "yes" : "no");

export function creditLimitOf(text: string | null): Micros | null {
  return text === null ? null : micros(text);
}
