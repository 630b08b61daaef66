import type { Json } from "#lib/kernel/canonical-json.ts";
import { LIMIT_MEASURES, LIMIT_PERIODS, type UsageLimit, type UsageLimits } from "../account/usage-limits-schema.ts";
import { isMembers } from "./sheet-kind.ts";

const TARGETS = { product: "product", productType: "type", family: "family" } as const;
type Target = keyof typeof TARGETS;
const TARGET_KEYS = Object.keys(TARGETS).filter((key): key is Target => key in TARGETS);

const EXAMPLE =
  'Write limits such as "amount 500.00 per cycle; product LOTR1 quantity 10 per day", "none", or nothing for the account\'s own.';
const LIMIT = /^(?:(product|type|family) (\S+) )?(amount|quantity) (\S+) per (transaction|day|cycle)$/i;

const NO_LIMITS: UsageLimits = { limits: [], toleratedOverrunPercent: "0", blocksBeyondCreditLimit: false, blocksWithoutLimit: false };

type LimitsReading = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** "amount 500.00 per cycle; product LOTR1 quantity 10 per day"; how limits hold otherwise stays as it is in `kept`. */
export function readLimitsText(cell: string, kept: Json): LimitsReading {
  if (cell === "") return { ok: true, value: null };
  const parts = cell.toLowerCase() === "none" ? [] : cell.split(";").map((part) => part.trim().replaceAll(/\s+/g, " "));
  const limits = parts.filter((part) => part !== "").map(readLimit);
  if (limits.some((limit) => limit === null)) return { ok: false, message: EXAMPLE };
  const others = isMembers(kept) ? kept : NO_LIMITS;
  return { ok: true, value: { ...others, limits: limits.filter((limit) => limit !== null) } };
}

function readLimit(text: string): UsageLimit | null {
  const [, kind, code, measured, most, period] = LIMIT.exec(text) ?? [];
  const measure = LIMIT_MEASURES.find((each) => each === measured?.toLowerCase());
  const per = LIMIT_PERIODS.find((each) => each === period?.toLowerCase());
  if (measure === undefined || per === undefined || most === undefined) return null;
  return { for: targetOf(kind?.toLowerCase(), code?.toUpperCase() ?? ""), measure, per, most };
}

function targetOf(kind: string | undefined, code: string): UsageLimit["for"] {
  if (kind === "product") return { product: code };
  if (kind === "type") return { productType: code };
  return kind === "family" ? { family: code } : null;
}

/** The same, as it goes out. */
export function limitsText(limits: UsageLimits | null): string {
  if (limits === null) return "";
  if (limits.limits.length === 0) return "none";
  return limits.limits.map(limitText).join("; ");
}

function limitText({ for: target, measure, most, per }: UsageLimit): string {
  const named: Partial<Record<Target, string>> = target ?? {};
  const words = TARGET_KEYS.flatMap((key) => (named[key] === undefined ? [] : [`${TARGETS[key]} ${named[key]} `]));
  return `${words.join("")}${measure} ${most} per ${per}`;
}
