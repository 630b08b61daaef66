import * as z from "zod";
import { conditionUses } from "../product/price-lines.ts";
import { documentsThatName, type PlanDocument, type PlanUse } from "./plan-use.ts";

/** What holds only in the zone: a level of a rate, or a discount. */
export type ZoneUse = Pick<PlanUse, "plan" | "version" | "standing"> & { readonly what: string };

/** Only what this screen shows of a document; its full form is the price plan's own matter. */
const discounts = z.looseObject({ discounts: z.array(z.looseObject({ code: z.string(), zone: z.string().nullish() })).default([]) });

/** The rates and discounts that hold only in this zone, in whatever plan they stand. */
export function zoneUses(code: string, documents: readonly PlanDocument[]): readonly ZoneUse[] {
  return documents.flatMap((document) => {
    const { plan, standing, version } = document;
    const rates = conditionUses({ zone: code }, [{ ...document, version: version ?? 0 }]);
    const parsed = discounts.safeParse(document.document);
    const own = parsed.success ? parsed.data.discounts.filter(({ zone }) => zone === code) : [];
    return [
      ...rates.map(({ rateKey, level }) => `rate ${rateKey}, level ${level}`),
      ...own.map((discount) => `discount ${discount.code}`),
    ].map((what) => ({ plan, standing, version, what }));
  });
}

/** "Global price plan v2", "v3 of …, scheduled", "the draft of …", each once. */
export function zoneUsers(code: string, documents: readonly PlanDocument[]): readonly string[] {
  return documentsThatName({ zone: code }, documents);
}
