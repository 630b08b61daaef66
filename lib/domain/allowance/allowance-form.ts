import { parseDecimal } from "#lib/kernel/decimal.ts";
import type { AllowanceUnits } from "./allowance-choices.ts";
import type { SharedAllowance } from "./allowance-schema.ts";
import { RENEWAL_UNITS } from "./renewal-units.ts";

type AllowanceTarget = "product" | "productType" | "family" | "udrType";
const ALLOWANCE_RENEWALS = ["cycle", ...RENEWAL_UNITS] as const;

/** An allowance as it is typed. `key` tells rows apart meanwhile. */
export type AllowanceRow = {
  readonly key: number;
  readonly code: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly targetKind: AllowanceTarget;
  readonly target: string;
  readonly zone: string;
  readonly renew: (typeof ALLOWANCE_RENEWALS)[number];
  readonly every: string;
  readonly capPerSim: string;
};

export const NEW_ALLOWANCE: Omit<AllowanceRow, "key"> = {
  code: "",
  name: "",
  quantity: "",
  unit: "",
  targetKind: "productType",
  target: "",
  zone: "",
  renew: "cycle",
  every: "1",
  capPerSim: "",
};

export function allowanceRows(allowances: readonly SharedAllowance[] | undefined): readonly AllowanceRow[] {
  return (allowances ?? []).map(({ code, name, quantity, unit, for: target, zone = "", renew, capPerSim = "" }, key) => {
    const [kind, named] = kindAndCode(target);
    const period = renew === "cycle" ? { renew, every: "1" } : { renew: renew.unit, every: String(renew.every) };
    return { key, code, name, quantity, unit, targetKind: kind, target: named, zone, capPerSim, ...period };
  });
}

function kindAndCode(target: SharedAllowance["for"]): readonly [AllowanceTarget, string] {
  if ("product" in target) return ["product", target.product];
  if ("productType" in target) return ["productType", target.productType];
  return "family" in target ? ["family", target.family] : ["udrType", target.udrType];
}

/** The member of the document; nothing at all where there is no row. */
export function allowancesOfRows(rows: readonly AllowanceRow[]): { readonly allowances?: SharedAllowance[] } {
  return rows.length === 0 ? {} : { allowances: rows.map(allowanceOfRow) };
}

function allowanceOfRow({ code, name, quantity, unit, targetKind, target, zone, renew, every, capPerSim }: AllowanceRow): SharedAllowance {
  return {
    code: code.trim(),
    name: name.trim(),
    quantity: quantity.trim(),
    unit,
    for: targetOf(targetKind, target),
    ...(zone === "" ? {} : { zone }),
    renew: renew === "cycle" ? "cycle" : { every: wholeNumber(every), unit: renew },
    ...(capPerSim.trim() === "" ? {} : { capPerSim: capPerSim.trim() }),
  };
}

function targetOf(kind: AllowanceTarget, code: string): SharedAllowance["for"] {
  switch (kind) {
    case "product":
      return { product: code };
    case "productType":
      return { productType: code };
    case "family":
      return { family: code };
    case "udrType":
      return { udrType: code };
  }
}

/** For something else: in its unit, where its usage has only one. */
export function retargeted(row: AllowanceRow, target: string, units: AllowanceUnits): Pick<AllowanceRow, "target" | "unit"> {
  const { targetKind, unit } = row;
  const [only, ...others] = targetKind === "product" ? [] : (units[targetKind][target] ?? []);
  return { target, unit: only === undefined || others.length > 0 ? unit : only };
}

type Problem = { readonly field: string; readonly message: string };

/** What can be seen without asking. */
export function allowanceProblems(rows: readonly AllowanceRow[]): readonly Problem[] {
  return rows.flatMap((row, index) => {
    const { key, code, name, target, unit, quantity, capPerSim, renew, every } = row;
    const isRepeated = rows.findIndex((other) => other.code.trim() === code.trim()) < index;
    return [
      ...(/^[\p{L}\p{N}][\p{L}\p{N}._:/+-]{0,99}$/u.test(code.trim())
        ? []
        : [{ field: fieldOf("code", key), message: "A code begins with a letter or digit and holds no blanks." }]),
      ...(isRepeated && code.trim() !== "" ? [{ field: fieldOf("code", key), message: "There is an allowance of this code above." }] : []),
      ...(name.trim() === "" ? [{ field: fieldOf("name", key), message: "A name is needed." }] : []),
      ...(target === "" ? [{ field: fieldOf("target", key), message: "Choose what the allowance is for." }] : []),
      ...(unit === "" ? [{ field: fieldOf("unit", key), message: "Choose in which unit its usage is measured." }] : []),
      ...quantityProblem(fieldOf("quantity", key), quantity),
      ...(capPerSim.trim() === "" ? [] : quantityProblem(fieldOf("capPerSim", key), capPerSim)),
      ...(renew === "cycle" || wholeNumber(every) > 0 ? [] : [{ field: fieldOf("every", key), message: "A whole number, such as 3." }]),
    ];
  });
}

function quantityProblem(field: string, text: string): readonly Problem[] {
  const isQuantity = parseDecimal(text.trim()) !== null && /[1-9]/.test(text) && !text.trim().startsWith("-");
  return isQuantity ? [] : [{ field, message: "Write a plain decimal of more than 0, such as 100 or 2.5." }];
}

/** What is no whole number stays none, and the border says so. */
function wholeNumber(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
}

export function fieldOf(member: string, key: number): string {
  return `allowance-${member}-${key}`;
}

const FIELDS: readonly (readonly [member: string, field: string])[] = [
  ["for", "target"],
  ["renew", "every"],
  ...["code", "name", "quantity", "unit", "zone", "capPerSim"].map((member) => [member, member] as const),
];

/** The field of the form in which a path such as `allowances[1].for` or `allowances.1.for` lies. */
export function allowanceField(path: string, rows: readonly AllowanceRow[]): string {
  const [, index = "", member = ""] = /^allowances[.[](\d+)\]?\.?(\w*)/.exec(path) ?? [];
  const row = index === "" ? undefined : rows[Number.parseInt(index, 10)];
  const field = FIELDS.find(([own]) => own === member)?.[1];
  return row === undefined || field === undefined ? "allowances" : fieldOf(field, row.key);
}
