import type { AgreementDocument } from "../agreement/agreement-document.ts";
import { definitionOf } from "../price-plan/definition-of.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { resolveZone } from "../price-plan/resolve-rate-book.ts";
import { type AgreedZones, agreedZones } from "./allowance-schema.ts";

/** Usage zones as the console has them now. One that does not exist is left out: the check says so. */
export function zonesNow(codes: readonly string[], definitions: Definitions): AgreedZones {
  return agreedZones.parse(
    Object.fromEntries(
      [...new Set(codes)].sort().flatMap((code) => {
        const zone = definitionOf(definitions.zones, code);
        return zone === undefined ? [] : [[code, resolveZone(zone, definitions)] as const];
      }),
    ),
  );
}

/** The document with its zones as they are now, and without the member where no allowance asks for one. */
export function withZonesNow(document: AgreementDocument, definitions: Definitions): AgreementDocument {
  const { zones: _, ...rest } = document;
  const codes = (document.allowances ?? []).flatMap(({ zone }) => zone ?? []);
  const zones = zonesNow(codes, definitions);
  return Object.keys(zones).length === 0 ? rest : { ...rest, zones };
}
