import { decimalToString, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { zoneInDetail } from "../price-plan/definition-words.ts";
import type { SharedAllowance, SharedTermsOf } from "./allowance-schema.ts";

const TARGETS = { product: "", productType: "product type ", family: "family ", udrType: "UDR type " } as const;

/** "100 GB of DATA each month, in zone 5G, at most 5 GB for one SIM". */
export function allowanceInWords({ quantity, unit, for: target, zone, renew, capPerSim }: SharedAllowance): string {
  return [
    `${inDigits(quantity)} ${unit} of ${targetInWords(target)} ${renewalInWords(renew)}`,
    ...(zone === undefined ? [] : [`in zone ${zone}`]),
    ...(capPerSim === undefined ? [] : [`at most ${inDigits(capPerSim)} ${unit} for one SIM`]),
  ].join(", ");
}

/** The cycle of a pool is the calendar month where the account is. */
export function renewalInWords(renew: SharedAllowance["renew"]): string {
  if (renew === "cycle") return "each month";
  return renew.every === 1 ? `each ${renew.unit}` : `every ${renew.every} ${renew.unit}s`;
}

export function targetInWords(target: SharedAllowance["for"]): string {
  if ("product" in target) return `${TARGETS.product}${target.product}`;
  if ("productType" in target) return `${TARGETS.productType}${target.productType}`;
  return "family" in target ? `${TARGETS.family}${target.family}` : `${TARGETS.udrType}${target.udrType}`;
}

/** For a sentence about an agreement: "shared 100 GB of DATA each month". */
export function allowancesInWords(allowances: readonly SharedAllowance[] | undefined): readonly string[] {
  return (allowances ?? []).map((allowance) => `shared ${allowanceInWords(allowance)}`);
}

type Told = Partial<Pick<SharedTermsOf, "allowances" | "zones">>;

/** One term for each, by its code. */
export function allowanceTerms({ allowances }: Told): readonly (readonly [term: string, value: string])[] {
  return (allowances ?? []).map((allowance) => [termOf(allowance.code), `${allowance.name}: ${allowanceInWords(allowance)}`]);
}

type Change = { readonly member: string; readonly before: string; readonly after: string };

/** Allowance by allowance, so that a reviewer sees which one changed; and their order, which says from which usage takes first. */
export function allowanceChanges(before: Told | null, after: Told): readonly Change[] {
  const [was, is] = [new Map(before === null ? [] : allowanceTerms(before)), new Map(allowanceTerms(after))];
  const members = [...new Set([...was.keys(), ...is.keys()])];
  const changed = members.flatMap((member) => {
    const change = { member, before: was.get(member) ?? "", after: is.get(member) ?? "" };
    return change.before === change.after ? [] : [change];
  });
  changed.push(...zoneChanges(before?.zones ?? {}, after.zones ?? {}));
  const [orderBefore, orderAfter] = [before, after].map((told) => orderOf(told?.allowances ?? [], { was, is }));
  if (orderBefore === orderAfter) return changed;
  return [...changed, { member: "Order of shared allowances", before: orderBefore ?? "", after: orderAfter ?? "" }];
}

/** A zone of the same code may be another one by now. */
function zoneChanges(before: Zones, after: Zones): readonly Change[] {
  return Object.entries(after).flatMap(([code, zone]) => {
    const earlier = before[code];
    const change = { member: `Usage zone ${code}`, before: earlier === undefined ? "" : zoneInDetail(earlier), after: zoneInDetail(zone) };
    return change.before === change.after ? [] : [change];
  });
}

type Zones = NonNullable<Told["zones"]>;
type Both = Record<"was" | "is", ReadonlyMap<string, string>>;

/** Of those that there were and are. */
function orderOf(allowances: readonly SharedAllowance[], { was, is }: Both): string {
  const kept = allowances.filter(({ code }) => was.has(termOf(code)) && is.has(termOf(code)));
  return kept.map(({ code }) => code).join(", ");
}

function termOf(code: string): string {
  return `Shared allowance ${code}`;
}

function inDigits(text: string): string {
  const value = parseDecimal(text);
  return value === null ? text : decimalToString(normalise(value));
}
