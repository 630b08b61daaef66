import * as z from "zod";
import {
  CRITERIA,
  CRITERION_FORMS,
  DEFAULT_SORT,
  isRealDay,
  MOST_METADATA_FILTERS,
  readMetadataFilter,
  UDR_SORTS,
  type UdrFilters,
} from "./udr-query.ts";

const { code, money, number, quantity } = {
  code: z.string().trim().regex(CRITERION_FORMS.code).optional(),
  money: z.string().regex(CRITERION_FORMS.money).optional(),
  number: z.string().regex(CRITERION_FORMS.number).optional(),
  quantity: z.string().regex(CRITERION_FORMS.quantity).optional(),
};
const day = z.string().refine(isRealDay).optional();

const metadataFilter = z
  .string()
  .max(600)
  .transform((text, context) => {
    const filter = readMetadataFilter(text);
    if (filter !== null) return filter;
    context.addIssue({ code: "custom", message: "This is no condition on metadata." });
    return z.NEVER;
  });

/** The criteria as a request brings them: every one a text, conditions on metadata such as "network:is:5G", one or several. */
export const udrFilters = z.strictObject({
  number,
  account: code,
  subscription: code,
  product: code,
  productType: code,
  productFamily: code,
  udrType: code,
  source: code,
  catalog: code,
  state: z.enum(CRITERIA.state).optional(),
  directive: z.enum(CRITERIA.directive).optional(),
  rated: z.enum(CRITERIA.rated).optional(),
  charge: z.enum(CRITERIA.charge).optional(),
  from: day,
  to: day,
  billingFrom: day,
  billingTo: day,
  totalMin: money,
  totalMax: money,
  usageMin: quantity,
  usageMax: quantity,
  import: number,
  metadata: z.union([metadataFilter.transform((filter) => [filter]), z.array(metadataFilter).max(MOST_METADATA_FILTERS)]).optional(),
} satisfies Record<keyof UdrFilters, z.ZodType>);

const cursor = z.string().max(200);

/** A page of the list: the first, the one that opens at a day, or the one that a cursor of another page names. */
export const udrListInput = udrFilters.extend({
  sort: z.enum(UDR_SORTS).default(DEFAULT_SORT),
  jump: day,
  cursor: cursor.optional(),
});
export type UdrListInput = z.output<typeof udrListInput>;

/** `cursor` is the `topCursor` of a page. */
export const newerUdrsInput = udrFilters.extend({ sort: z.enum(UDR_SORTS).default(DEFAULT_SORT), cursor });
export type NewerUdrsInput = z.output<typeof newerUdrsInput>;

export const udrSearchInput = z.strictObject({ text: z.string().trim().min(1).max(100) });
