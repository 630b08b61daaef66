import type { Rate, RateTarget } from "#lib/rating/rate-book.ts";
import { codeOf } from "./edit-rates.ts";
import type { RateColumn, RateRow } from "./rate-columns.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import type { RateDirectory } from "./rate-directory.ts";

/** Of no column where a cell stands under no name. */
export type CellProblem = { readonly column: RateColumn | null; readonly message: string };

/** Which rate a row is about: one that is there, or one that is to be made. */
export type RowTarget = { readonly rate: Rate | null; readonly target: RateTarget };

type Place = { readonly rates: RateDirectory; readonly offer: RateDefinitions["offer"] };
type Kind = "product" | "productType" | "family";

const KIND_WORDS = { product: "product", productType: "product type", family: "family" } as const satisfies Record<Kind, string>;

/** By the rate's key where the row has one; else by what the rate is for. */
export function targetOfRow({ cells }: RateRow, place: Place): RowTarget | CellProblem {
  const { rate: key = "", kind = "", code = "" } = cells;
  const keyed = place.rates.withKey(key);
  if (keyed !== undefined) {
    const isOther = code !== "" && codeOf(keyed.for) !== code;
    return isOther
      ? { column: "code", message: `The rate ${key} is for ${codeOf(keyed.for)}. Leave the key out for another.` }
      : { rate: keyed, target: keyed.for };
  }
  if (code === "") return { column: "code", message: "Say the code of the product, product type or family." };
  const chosen = kindNamed(kind);
  if (kind !== "" && chosen === null) return { column: "kind", message: "Write product, product type or family." };
  const kinds = (chosen === null ? KINDS : [chosen]).filter((each) => isKnown(each, code, place));
  const [only, other] = kinds;
  if (only === undefined) return { column: "code", message: unknownCode(code, chosen, place) };
  if (other !== undefined) {
    return { column: "kind", message: `${code} is a ${KIND_WORDS[only]} and a ${KIND_WORDS[other]}. Say which is meant.` };
  }
  const target = targetOf(only, code);
  return { rate: place.rates.forTarget(target) ?? null, target };
}

const KINDS: readonly Kind[] = ["product", "productType", "family"];

function kindNamed(text: string): Kind | null {
  const plain = text.toLowerCase().replaceAll(/[^a-z]/g, "");
  return KINDS.find((kind) => kind.toLowerCase() === plain) ?? (plain === "type" ? "productType" : null);
}

/** Offered by the console, or in the document already. */
function isKnown(kind: Kind, code: string, { rates, offer }: Place): boolean {
  if (rates.forTarget(targetOf(kind, code)) !== undefined) return true;
  if (kind === "family") return offer.families.includes(code);
  const known = kind === "product" ? offer.products : offer.productTypes;
  return Object.hasOwn(known, code) && known[code]?.isUsageService === true;
}

function unknownCode(code: string, kind: Kind | null, { offer }: Place): string {
  const isTermed = (["products", "productTypes"] as const).some((member) => offer[member][code]?.isUsageService === false);
  if (isTermed) return `${code} is a termed service. Only usage services have rates.`;
  return `There is no ${kind === null ? "product, product type or family" : KIND_WORDS[kind]} ${code}. Check the code.`;
}

function targetOf(kind: Kind, code: string): RateTarget {
  if (kind === "product") return { product: code };
  return kind === "family" ? { family: code } : { productType: code };
}
