import { decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { valueProblem } from "../price-plan/discount-schema.ts";
import type { Refusal } from "../refusal.ts";
import type { AskedDiscount } from "./asked-discount.ts";
import { type DiscountDocument, isMore } from "./discount-document.ts";
import type { DiscountToGive } from "./discount-to-give.ts";
import type { GivenDiscount } from "./given-discount.ts";
import { type DiscountUnits, unitOfValue, valueInWords } from "./given-discount-words.ts";
import { type GivingCircumstances, judgeGiving, reasonAgainstKeeping } from "./reason-against-giving.ts";
import type { ResolvedDiscount } from "./resolve-discount.ts";

/** One that the usage has already. Resolved, where the usage is of another service now, so that it is asked whether it is for that one. */
export type KeptDiscount = { readonly given: GivenDiscount; readonly resolved: ResolvedDiscount | null };

export type GivingFacts = {
  readonly asked: readonly AskedDiscount[];
  readonly kept: readonly KeptDiscount[];
  readonly offered: readonly DiscountToGive[];
  readonly circumstances: GivingCircumstances;
  readonly units: DiscountUnits;
  /** What is more than a discount allows alone needs an approval of somebody else. */
  readonly mayApprove: boolean;
};

export type DecidedDiscounts = {
  /** Given at once, in the order asked; of what needs an approval, what the usage has of it already. */
  readonly given: readonly GivenDiscount[];
  /** All that was asked for, where a part of it needs an approval first. */
  readonly withApproval: WithApproval | null;
};

/** `discount` and `limit`: what needs it, and up to what nobody would have to be asked. */
export type WithApproval = { readonly given: readonly GivenDiscount[]; readonly discount: string; readonly limit: string };

/**
 * What an agent gives, with an order or an Adjust. Refused in this order, discount by discount: given twice, unknown, its conditions, its
 * value. What the usage has already stays as it was given then, whatever became of the discount.
 */
export function decideGivenDiscounts(facts: GivingFacts): Result<DecidedDiscounts, Refusal> {
  const { asked } = facts;
  const all: GivenDiscount[] = [];
  const given: GivenDiscount[] = [];
  let limited: Pick<WithApproval, "discount" | "limit"> | null = null;
  for (const [index, each] of asked.entries()) {
    const path = `discounts.${index}`;
    const isTwice = asked.findIndex(({ code }) => code === each.code) !== index;
    if (isTwice) return refused(notPossible(each.code, path, "It is given already, and once is all."));
    const decided = decideOne(each, path, facts);
    if (!decided.ok) return decided;
    const { discount, limit } = decided.value;
    all.push(discount);
    if (limit === null) given.push(discount);
    else {
      limited ??= { discount: discount.code, limit };
      given.push(...keptMeanwhile(each, facts));
    }
  }
  return ok({ given, withApproval: limited && { given: all, ...limited } });
}

/** Of the refusal where nobody can be asked: an order of a program. */
export function needsApproval({ discount, limit }: WithApproval): Refusal {
  return { code: "DISCOUNT_NEEDS_APPROVAL", path: "discounts", params: { discount, limit } };
}

/** `limit`: up to what it could be given without an approval; null where it needs none. */
type DecidedOne = { readonly discount: GivenDiscount; readonly limit: string | null };

function decideOne(asked: AskedDiscount, path: string, facts: GivingFacts): Result<DecidedOne, Refusal> {
  const kept = facts.kept.find(({ given }) => isSame(asked, given));
  if (kept) return keep(kept, path, facts.circumstances);
  const offered = facts.offered.find(({ code }) => code === asked.code);
  if (offered === undefined) return refused(notPossible(asked.code, `${path}.code`, "There is no such discount that agents give."));
  const judged = judgeGiving(offered, facts.circumstances);
  if (judged.kind === "notGivable") return refused(notPossible(offered.name, `${path}.code`, judged.problem));
  const { version, document } = judged.version;
  const { code, kind, approvalAbove } = document;
  const value = shortest(asked.value ?? document.value);
  const problem = valueRefusal(value, document, facts.units);
  if (problem !== null) return refused({ ...problem, path: `${path}.value` });
  const isWithin = approvalAbove === null || facts.mayApprove || !isMore(value, approvalAbove);
  const limit = isWithin ? null : valueInWords({ kind, value: approvalAbove }, facts.units);
  return ok({ discount: { code, version, kind, value }, limit });
}

function keep({ given, resolved }: KeptDiscount, path: string, circumstances: GivingCircumstances): Result<DecidedOne, Refusal> {
  const problem = resolved && reasonAgainstKeeping(resolved, circumstances);
  return problem === null ? ok({ discount: given, limit: null }) : refused(notPossible(given.code, `${path}.code`, problem));
}

/** More of what it has needs an approval: until then it keeps what it has, where it still may. */
function keptMeanwhile({ code }: AskedDiscount, { kept, circumstances }: GivingFacts): readonly GivenDiscount[] {
  const had = kept.filter(({ given }) => given.code === code);
  return had
    .filter(({ resolved }) => resolved === null || reasonAgainstKeeping(resolved, circumstances) === null)
    .map(({ given }) => given);
}

/** Without a value: as it is. */
function isSame({ code, value }: AskedDiscount, given: GivenDiscount): boolean {
  return code === given.code && (value === undefined || shortest(value) === shortest(given.value));
}

function valueRefusal(value: string, document: DiscountDocument, units: DiscountUnits): Refusal | null {
  const { kind, range } = document;
  const unit = unitOfValue(kind, units);
  const isTyped = valueProblem(kind, value) === null && /[1-9]/.test(value);
  if (range === null) {
    const isAsItIs = value === shortest(document.value);
    return isAsItIs ? null : { code: "DISCOUNT_OUT_OF_RANGE", params: { range: `of exactly ${shortest(document.value)} ${unit}` } };
  }
  if (isTyped && !isMore(range.from, value) && !isMore(value, range.to)) return null;
  return { code: "DISCOUNT_OUT_OF_RANGE", params: { range: `from ${shortest(range.from)} to ${shortest(range.to)} ${unit}` } };
}

function notPossible(discount: string, path: string, problem: string): Refusal {
  // The sentence has a full stop of its own.
  return { code: "DISCOUNT_NOT_POSSIBLE", path, params: { discount, problem: problem.replace(/\.$/, "") } };
}

function shortest(value: string): string {
  return decimalToShortString(decimal(value));
}
