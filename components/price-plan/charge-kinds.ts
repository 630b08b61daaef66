import type { SelectOption } from "#components/ui/select.tsx";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import type { ChargeKind, ChargeText } from "./charge-form.ts";

type Words = { readonly label: string; readonly detail: string };

export const KIND_WORDS = {
  perUnit: { label: "Per unit", detail: "Every unit at one price" },
  flat: { label: "Flat", detail: "One amount, however much is used" },
  graduated: { label: "Graduated", detail: "Each part at the price of its band" },
  volume: { label: "Volume", detail: "All of it at the price of the band it ends in" },
  package: { label: "Package", detail: "Whole packages: one that is begun counts" },
  stepped: { label: "Stepped", detail: "A connect fee, then whole increments, as for calls" },
  percentage: { label: "Percentage", detail: "Percent of an amount that comes with the usage" },
  costPlus: { label: "Cost plus", detail: "What it cost, and a markup on it" },
} as const satisfies Record<ChargeKind, Words>;

const KINDS: readonly ChargeKind[] = ["perUnit", "flat", "graduated", "volume", "package", "stepped", "percentage", "costPlus"];

export const KIND_OPTIONS: readonly SelectOption[] = KINDS.map((kind) => ({ value: kind, ...KIND_WORDS[kind] }));

export function isChargeKind(text: string): text is ChargeKind {
  return KINDS.some((kind) => kind === text);
}

type MemberWords = {
  readonly label: string;
  readonly hint?: string;
  readonly is: "money" | "percent" | "quantity" | "count" | "attribute";
};

export const MEMBER_WORDS = {
  price: { label: "Price", is: "money" },
  per: { label: "For each", hint: "1 when empty. Count megabytes, price per 1000.", is: "quantity" },
  times: { label: "Times", hint: "An amount of the usage that multiplies: Mbps × hours.", is: "attribute" },
  amount: { label: "Amount", is: "money" },
  size: { label: "Package size", is: "quantity" },
  free: { label: "Free part", hint: "Only where usage is counted together.", is: "quantity" },
  connectFee: { label: "Connect fee", is: "money" },
  of: { label: "Of", hint: "The amount of the usage that it measures.", is: "attribute" },
  rate: { label: "Percentage", is: "percent" },
  fixed: { label: "Fixed part", hint: "On top, for each usage that pays.", is: "money" },
  freeUdrs: { label: "Free usages", hint: "So many of a cycle cost nothing.", is: "count" },
  freeAmount: { label: "Free amount", hint: "So much of a cycle costs nothing.", is: "money" },
  markup: { label: "Markup", is: "percent" },
  minimum: { label: "At least", is: "money" },
  maximum: { label: "At most", is: "money" },
} as const satisfies Record<ChargeText, MemberWords>;

const STEP_WORDS: Readonly<Record<string, string>> = {
  upTo: "up to",
  price: "price",
  flat: "flat",
  from: "from",
  per: "for each",
  increment: "billed in steps of",
};

/** "Price", "Band 2, up to": the field of a member, for a summary that stands away from it. */
export function memberInWords(path: string): string | null {
  const step = /^(band|segment)s\[(\d+)\]\.(\w+)$/.exec(path);
  if (step !== null) {
    const [, what = "", place = "0", member = ""] = step;
    return `${what === "band" ? "Band" : "Segment"} ${Number.parseInt(place, 10) + 1}, ${STEP_WORDS[member] ?? member}`;
  }
  return isMember(path) ? MEMBER_WORDS[path].label : null;
}

function isMember(path: string): path is ChargeText {
  return Object.hasOwn(MEMBER_WORDS, path);
}

/** The message with the name of its field before it, where it has one. */
export function namedFinding({ path, message }: Pick<Finding, "path" | "message">): string {
  const name = memberInWords(path);
  return name === null ? message : `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
