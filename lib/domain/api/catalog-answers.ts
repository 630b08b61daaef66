import * as z from "zod";
import { instantToString } from "#lib/kernel/instant.ts";
import {
  CATALOG_CONDITION_KINDS,
  CATALOG_STATES,
  CATALOG_TARGET_KINDS,
  LIMIT_PERIODS,
  REQUIREMENT_MODES,
  type StoredCatalog,
} from "../catalog/catalog.ts";
import { contentOfCatalog } from "../catalog/catalog-content.ts";
import { contentInput } from "../catalog/catalog-draft.ts";
import { instantText } from "./common-answers.ts";

/** What the web API answers of a catalog: what is edited, and the state, which two operations of its own change. */
export const catalogAnswer = z.strictObject({
  code: z.string(),
  revision: z.int().positive(),
  name: z.string(),
  description: z.string(),
  state: z.enum(CATALOG_STATES),
  validity: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("period"), from: instantText, to: instantText.nullable() }),
      z.strictObject({ kind: z.literal("yearly"), firstDay: z.string(), lastDay: z.string() }),
    ]),
  ),
  lines: z.array(
    z.strictObject({
      target: z.strictObject({ kind: z.enum(CATALOG_TARGET_KINDS), code: z.string() }),
      availableFrom: instantText.nullable(),
      availableTo: instantText.nullable(),
      requires: z.strictObject({ mode: z.enum(REQUIREMENT_MODES), services: z.array(z.string()) }).nullable(),
      excludes: z.array(z.string()),
      limit: z.strictObject({ quantity: z.string(), per: z.enum(LIMIT_PERIODS) }).nullable(),
    }),
  ),
  conditions: z.array(z.strictObject({ kind: z.enum(CATALOG_CONDITION_KINDS), negated: z.boolean(), codes: z.array(z.string()) })),
  archivedAt: instantText.nullable(),
});

export function toCatalogAnswer(catalog: StoredCatalog): z.output<typeof catalogAnswer> {
  const { code, revision, name, description, state, archivedAt } = catalog;
  return {
    code,
    revision,
    name,
    description: description ?? "",
    state,
    ...contentInput(contentOfCatalog(catalog)),
    archivedAt: archivedAt === null ? null : instantToString(archivedAt),
  };
}
