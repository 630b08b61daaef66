import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { charge as chargeSchema } from "#lib/domain/price-plan/charges/charge-schema.ts";
import { checkCharge } from "#lib/domain/price-plan/check-charge.ts";
import { errorAt, type Finding, pathText } from "#lib/domain/price-plan/finding.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Scope } from "#lib/rating/rate-book.ts";

export type ChargeKind = Charge["charge"];

/** A charge as its form holds it: every member of every kind as typed, so that trying another kind loses nothing. */
export type ChargeForm = {
  readonly charge: ChargeKind;
  readonly texts: Readonly<Partial<Record<ChargeText, string>>>;
  /** The last band has no end. */
  readonly bands: readonly StepForm[];
  readonly segments: readonly StepForm[];
};

export type ChargeText =
  | "price"
  | "per"
  | "times"
  | "amount"
  | "size"
  | "free"
  | "connectFee"
  | "of"
  | "rate"
  | "fixed"
  | "freeUdrs"
  | "freeAmount"
  | "markup"
  | "minimum"
  | "maximum";

/** A band, or a segment: its members as typed. */
export type StepForm = Readonly<Record<string, string>>;

export const BAND = ["upTo", "price", "flat"] as const;
export const SEGMENT = ["from", "price", "per", "increment"] as const;

/** What a kind needs, and what it may have besides. */
export const MEMBERS = {
  perUnit: { needs: ["price"], may: ["per", "times"] },
  flat: { needs: ["amount"], may: [] },
  graduated: { needs: [], may: [] },
  volume: { needs: [], may: [] },
  package: { needs: ["size", "price"], may: ["free"] },
  stepped: { needs: [], may: ["connectFee"] },
  percentage: { needs: ["of", "rate"], may: ["fixed", "freeUdrs", "freeAmount"] },
  costPlus: { needs: ["of", "markup"], may: [] },
} as const satisfies Record<ChargeKind, { readonly needs: readonly ChargeText[]; readonly may: readonly ChargeText[] }>;

/** Names, not decimals: they stay as they were written. */
const NAMES: readonly string[] = ["of", "times"];

const FIRST_BANDS: readonly StepForm[] = [
  { upTo: "10", price: "", flat: "" },
  { upTo: "", price: "", flat: "" },
];
const FIRST_SEGMENTS: readonly StepForm[] = [{ from: "0", price: "", per: "60", increment: "60" }];

export function formOfCharge(charge: Charge): ChargeForm {
  const texts = Object.fromEntries(
    Object.entries(charge).flatMap(([member, value]) =>
      typeof value === "string" || typeof value === "number" ? [[member, `${value}`]] : [],
    ),
  );
  return {
    charge: charge.charge,
    texts,
    bands: "bands" in charge ? charge.bands.map(({ upTo, price = "", flat = "" }) => ({ upTo: upTo ?? "", price, flat })) : FIRST_BANDS,
    segments:
      "segments" in charge
        ? charge.segments.map(({ from, price, per = "", increment }) => ({ from, price, per, increment }))
        : FIRST_SEGMENTS,
  };
}

/** The charge that the form says, checked as a document's is; else what is wrong, by member: "price", "bands[1].upTo". */
export function readChargeForm(form: ChargeForm, scope: Scope): Result<Charge, readonly Finding[]> {
  const parsed = chargeSchema.safeParse(writtenCharge(form));
  if (!parsed.success) return refused(parsed.error.issues.map(({ path, message }) => errorAt(pathText(path), `${message}.`)));
  const checked = checkCharge(parsed.data, scope, "").map(({ path, message }) => errorAt(path.replace(/^\./, ""), message));
  const findings = [...emptyBands(parsed.data), ...checked];
  return findings.length === 0 ? ok(parsed.data) : refused(findings);
}

/** In a document a band without a price is free. Whoever leaves a field empty has mostly not finished. */
function emptyBands(charge: Charge): readonly Finding[] {
  if (!("bands" in charge)) return [];
  return charge.bands.flatMap(({ price, flat }, index) =>
    price === undefined && flat === undefined ? [errorAt(`bands[${index}].price`, "Give a price or a flat amount. 0 means free.")] : [],
  );
}

function writtenCharge({ charge, texts, bands, segments }: ChargeForm): unknown {
  const { needs, may } = MEMBERS[charge];
  const own = {
    charge,
    ...Object.fromEntries(needs.map((member) => [member, written(member, texts[member])])),
    ...present([...may, "minimum", "maximum"], texts),
  };
  if (charge === "graduated" || charge === "volume") return { ...own, bands: bands.map(writtenBand) };
  if (charge === "stepped") return { ...own, segments: segments.map(writtenSegment) };
  return own;
}

function writtenBand(band: StepForm, index: number, all: readonly StepForm[]): unknown {
  const isLast = index === all.length - 1;
  return { upTo: isLast ? null : written("upTo", band["upTo"]), ...present(["price", "flat"], band) };
}

function writtenSegment({ from, price, increment, ...rest }: StepForm): unknown {
  return {
    from: written("from", from),
    price: written("price", price),
    ...present(["per"], rest),
    increment: written("increment", increment),
  };
}

/** What was left empty is not a member. */
function present(members: readonly string[], texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const text = written(member, texts[member]);
      return text === undefined ? [] : [[member, text]];
    }),
  );
}

/** In canonical form where it is certain what is meant; else as typed, for the schema to refuse. */
function written(member: string, text = ""): string | undefined {
  const typed = text.trim();
  if (typed === "") return undefined;
  return NAMES.includes(member) ? typed : (canonicalDecimalText(typed) ?? typed);
}
