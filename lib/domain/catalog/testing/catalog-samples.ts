import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Catalog, CatalogLine, CatalogProduct, CatalogSubscriber } from "../catalog.ts";

/** A film, who may want it, and a catalog that sells it to anybody: what tests of the judge begin with. */
export const ZONE = "Europe/Nicosia";
export const instant = (text: string): Instant => present(parseInstant(text), text);
export const NOON = instant("2026-11-21T12:00:00+02:00");

export const FILM: CatalogProduct = {
  code: "LOTR1",
  name: "Lord of the Rings 1",
  productTypeCode: "PPV-MOVIE",
  productFamilyCode: "FILMS",
  serviceType: "usage",
  validFrom: instant("2026-01-01T00:00:00+02:00"),
  validTo: null,
};

export const SUBSCRIBER: CatalogSubscriber = {
  subscriptionTypeCode: "OTT",
  accountClassificationCode: "VIP",
  effectiveTermedServiceCodes: ["PPV"],
  payment: "normal",
  billingTermCode: "MONTHLY",
  providerCode: "NAGRA",
  timeZone: ZONE,
  ordered: [],
};

export const LINE: CatalogLine = {
  lineId: 1,
  target: { kind: "product", code: "LOTR1", name: "Lord of the Rings 1" },
  availableFrom: null,
  availableTo: null,
  requires: null,
  excludes: null,
  limit: null,
};

export const CATALOG: Catalog = {
  catalogId: 1,
  code: "PPV",
  name: "PPV",
  description: null,
  state: "effective",
  validity: [],
  lines: [LINE],
  conditions: [],
};
