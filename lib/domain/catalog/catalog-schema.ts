import * as z from "zod";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { described, ruled } from "../definition/definition-schema.ts";
import { codeProblem } from "../definition/definition-texts.ts";
import { CATALOG_CONDITION_KINDS, type CATALOG_STATES, CATALOG_TARGET_KINDS, LIMIT_PERIODS, REQUIREMENT_MODES } from "./catalog.ts";
import { shortQuantity } from "./catalog-content.ts";
import { contentProblems, limitProblem, MOST_CODES, MOST_CONDITIONS, MOST_LINES, MOST_PERIODS } from "./catalog-rules.ts";

const code = ruled(codeProblem);
const codes = z.array(code).max(MOST_CODES);
const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "An instant with its offset, such as 2026-11-21T18:00:00+02:00." });
  return z.NEVER;
});

const validity = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("period"), from: instant, to: instant.nullable() }),
  z.strictObject({ kind: z.literal("yearly"), firstDay: z.string().max(5), lastDay: z.string().max(5) }),
]);

const line = z.strictObject({
  target: z.strictObject({ kind: z.enum(CATALOG_TARGET_KINDS), code }),
  availableFrom: instant.nullable(),
  availableTo: instant.nullable(),
  requires: z.strictObject({ mode: z.enum(REQUIREMENT_MODES), services: codes }).nullable(),
  excludes: codes,
  limit: z.strictObject({ quantity: ruled(limitProblem).transform(shortQuantity), per: z.enum(LIMIT_PERIODS) }).nullable(),
});

const condition = z.strictObject({
  kind: z.enum(CATALOG_CONDITION_KINDS),
  negated: z.boolean(),
  codes: z.array(z.string().min(1).max(60)).max(MOST_CODES),
});

const content = {
  /** None: always valid. */
  validity: z.array(validity).max(MOST_PERIODS),
  lines: z.array(line).max(MOST_LINES),
  conditions: z.array(condition).max(MOST_CONDITIONS),
};

export const saveCatalogInput = z.strictObject({ ...described, ...content }).superRefine((catalog, context) => {
  for (const { path, message } of contentProblems(catalog)) context.addIssue({ code: "custom", path: path.split("."), message });
});
export type SaveCatalogInput = z.output<typeof saveCatalogInput>;
export type SaveCatalogForm = z.input<typeof saveCatalogInput>;

/** The filters of the list, as its address holds them. */
export type CatalogFilter = {
  readonly search: string;
  readonly state: (typeof CATALOG_STATES)[number] | null;
  readonly archived: boolean;
  /** A day, "2026-12-24": what is valid on it, all day or part of it. */
  readonly validOn: string | null;
  /** The code of a product that it must sell. */
  readonly product: string | null;
};

/** Who could order? The catalog as it is stored, or as it is being typed. */
export const testCatalogInput = z.strictObject({
  subscription: z.string().regex(/^S-\d{1,15}$/, "A subscription number such as S-20001."),
  code: z.string().max(40),
  draft: z.strictObject({ name: z.string().max(200), ...content }).nullable(),
});
export type TestCatalogInput = z.output<typeof testCatalogInput>;
export type TestCatalogForm = z.input<typeof testCatalogInput>;

/** A look at what an import of lines would do, or the import of what was looked at. */
export const importLinesQuery = z.union([
  z.strictObject({ "dry-run": z.literal("1") }),
  z.strictObject({ reviewed: z.string().regex(/^[0-9a-f]{64}$/, "The hash that the preview answered with.") }),
]);
