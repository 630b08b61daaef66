import type { PublishedZone } from "#lib/domain/definition/usage-zone-copies.ts";
import type { UdrToJudge } from "#lib/domain/definition/usage-zone-matches.ts";
import type { Zone } from "#lib/rating/rate-book.ts";

type PublishedRow = Pick<PublishedZone, "plan" | "version"> & { readonly zone: unknown };

/** Nothing of a version that did not take the zone over. A book was resolved by us and is never changed. */
export function fromDbPublishedZone({ zone, ...version }: PublishedRow, standing: "live" | "scheduled"): readonly PublishedZone[] {
  return zone === null ? [] : [{ ...version, standing, zone: zone as Zone }];
}

type UdrRow = UdrToJudge & { readonly personal: UdrToJudge["metadata"] | null };

/** What the engine prices by: the metadata kept with the UDR and those kept apart. */
export function fromDbUdrToJudge({ metadata, personal, ...row }: UdrRow): UdrToJudge {
  return { ...row, metadata: { ...metadata, ...personal } };
}
