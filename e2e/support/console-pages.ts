import { globSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { aBacktest, GLOBAL_BACKTESTS } from "./backtest.ts";
import { aBulk } from "./bulk.ts";
import { anImport } from "./imports.ts";
import { openPage } from "./open-page.ts";
import type { PersonName } from "./sign-in.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Who looks at the page (nobody signed in: null), and where it is; a record's page is reached as a person would, from its list. */
export type PageSample = {
  readonly who: PersonName | null;
  readonly address: string | ((page: Page) => Promise<string>);
  /** For the budget of scripts. */
  readonly weight: "list" | "editor" | "other";
  /** What must be under way on the Global price plan for the page to exist. One such thing at a time, so these are not looked at side by side. */
  readonly needs?: "draft" | "review" | "backtest";
};

/** The first record of a list. */
const firstOf = (list: string) => async (page: Page) => {
  await openPage(page, list);
  const link = page.getByRole("row").nth(1).getByRole("link").first();
  return (await link.getAttribute("href")) ?? list;
};

/** The first bill of the newest billing run. */
async function aBill(page: Page): Promise<string> {
  await openPage(page, await firstOf("/billing")(page));
  const link = page.getByRole("table", { name: "Bills of this run" }).getByRole("row").nth(1).getByRole("link").first();
  return (await link.getAttribute("href")) ?? "/billing";
}

export const GLOBAL_DRAFT = "/price-plans/GLOBAL/draft";

/** One address of every page of the app folder. A page that is not here fails the test that lists them. */
export const SAMPLES: Readonly<Record<string, PageSample>> = {
  "/": { who: "chloe", address: "/", weight: "list" },
  "/account-classifications": { who: "anna", address: "/account-classifications", weight: "list" },
  "/account-classifications/[code]": { who: "anna", address: "/account-classifications/VIP", weight: "other" },
  "/account-classifications/[code]/edit": { who: "anna", address: "/account-classifications/VIP/edit", weight: "editor" },
  "/account-classifications/new": { who: "anna", address: "/account-classifications/new", weight: "editor" },
  "/accounts": { who: "chloe", address: "/accounts", weight: "list" },
  "/accounts/[number]": { who: "daphne", address: firstOf("/accounts"), weight: "other" },
  "/accounts/[number]/subscriptions/[subscription]/offer": {
    who: "daphne",
    address: "/accounts/A-10001/subscriptions/S-20001/offer",
    weight: "other",
  },
  "/accounts/[number]/limits": { who: "emil", address: async (page) => `${await firstOf("/accounts")(page)}/limits`, weight: "editor" },
  "/accounts/[number]/subscriptions/[subscription]/networks": {
    who: "emil",
    address: "/accounts/A-10004/subscriptions/S-20004/networks",
    weight: "editor",
  },
  "/agreements": { who: "anna", address: "/agreements", weight: "list" },
  "/agreements/[account]": { who: "anna", address: "/agreements/A-10005", weight: "other" },
  "/agreements/[account]/draft": { who: "anna", address: "/agreements/A-10005/draft", weight: "editor" },
  "/agreements/new": { who: "anna", address: "/agreements/new?account=A-10003", weight: "editor" },
  "/audit": { who: "george", address: "/audit", weight: "list" },
  "/billing": { who: "fotini", address: "/billing", weight: "list" },
  "/billing/[runId]": { who: "fotini", address: firstOf("/billing"), weight: "other" },
  "/billing-terms": { who: "anna", address: "/billing-terms", weight: "list" },
  "/billing-terms/[code]": { who: "anna", address: firstOf("/billing-terms"), weight: "other" },
  "/billing-terms/[code]/edit": { who: "anna", address: "/billing-terms/NORMAL-MONTHLY/edit", weight: "editor" },
  "/billing-terms/new": { who: "anna", address: "/billing-terms/new", weight: "editor" },
  "/bills/[number]": { who: "fotini", address: aBill, weight: "other" },
  "/catalogs": { who: "anna", address: "/catalogs", weight: "list" },
  "/catalogs/[code]": { who: "anna", address: "/catalogs/VIP-PPV", weight: "other" },
  "/catalogs/[code]/edit": { who: "anna", address: "/catalogs/VIP-PPV/edit", weight: "editor" },
  "/catalogs/new": { who: "anna", address: "/catalogs/new", weight: "editor" },
  "/discounts": { who: "anna", address: "/discounts", weight: "list" },
  "/discounts/[code]": { who: "anna", address: "/discounts/GOODWILL", weight: "other" },
  "/discounts/[code]/draft": { who: "anna", address: "/discounts/VIP-10/draft", weight: "editor" },
  "/discounts/new": { who: "anna", address: "/discounts/new", weight: "editor" },
  "/first-administrator": { who: null, address: "/first-administrator?token=used", weight: "other" },
  "/bulk": { who: "daphne", address: "/bulk", weight: "list" },
  "/bulk/[bulkJobId]": { who: "daphne", address: aBulk, weight: "other" },
  "/imports": { who: "fotini", address: "/imports", weight: "list" },
  "/imports/[importId]": { who: "fotini", address: anImport, weight: "other" },
  "/imports/new": { who: "fotini", address: "/imports/new", weight: "editor" },
  "/ordering": { who: "chloe", address: "/ordering", weight: "editor" },
  "/parked": { who: "fotini", address: "/parked", weight: "list" },
  "/price-plans": { who: "anna", address: "/price-plans", weight: "list" },
  "/price-plans/[code]": { who: "anna", address: "/price-plans/GLOBAL", weight: "other" },
  "/price-plans/[code]/backtests": { who: "anna", address: GLOBAL_BACKTESTS, weight: "list", needs: "backtest" },
  "/price-plans/[code]/backtests/[backtestId]": { who: "anna", address: aBacktest, weight: "list", needs: "backtest" },
  "/price-plans/[code]/compare": { who: "anna", address: "/price-plans/GLOBAL/compare", weight: "other" },
  "/price-plans/[code]/draft": { who: "anna", address: GLOBAL_DRAFT, weight: "editor", needs: "draft" },
  "/price-plans/[code]/draft/tariff": { who: "anna", address: `${GLOBAL_DRAFT}/tariff`, weight: "other", needs: "draft" },
  "/price-plans/[code]/versions/[version]/tariff": { who: "anna", address: "/price-plans/GLOBAL/versions/1/tariff", weight: "other" },
  "/price-plans/calendar": { who: "anna", address: "/price-plans/calendar?month=2026-01", weight: "list" },
  "/price-plans/new": { who: "anna", address: "/price-plans/new", weight: "editor" },
  "/product-families": { who: "anna", address: "/product-families", weight: "list" },
  "/product-families/[code]": { who: "anna", address: "/product-families/PPV", weight: "other" },
  "/product-families/[code]/edit": { who: "anna", address: "/product-families/PPV/edit", weight: "editor" },
  "/product-families/new": { who: "anna", address: "/product-families/new", weight: "editor" },
  "/product-types": { who: "anna", address: "/product-types", weight: "list" },
  "/product-types/[code]": { who: "anna", address: firstOf("/product-types"), weight: "other" },
  "/product-types/[code]/edit": { who: "anna", address: "/product-types/PPV-MOVIE/edit", weight: "editor" },
  "/product-types/new": { who: "anna", address: "/product-types/new", weight: "editor" },
  "/products": { who: "anna", address: "/products", weight: "list" },
  "/products/[code]": { who: "anna", address: "/products/LOTR1", weight: "other" },
  "/products/[code]/edit": { who: "anna", address: "/products/LOTR1/edit", weight: "editor" },
  "/products/new": { who: "anna", address: "/products/new", weight: "editor" },
  "/provisioning": { who: "chloe", address: "/provisioning", weight: "list" },
  "/provisioning/[code]": { who: "chloe", address: "/provisioning/NAGRA", weight: "other" },
  "/provisioning/[code]/codes": { who: "anna", address: "/provisioning/NAGRA/codes", weight: "editor" },
  "/provisioning/[code]/edit": { who: "anna", address: "/provisioning/NAGRA/edit", weight: "editor" },
  "/provisioning/new": { who: "anna", address: "/provisioning/new", weight: "editor" },
  "/rbis": { who: "daphne", address: "/rbis", weight: "list" },
  "/rbis/[number]": { who: "daphne", address: firstOf("/rbis"), weight: "other" },
  "/reason-codes": { who: "anna", address: "/reason-codes", weight: "list" },
  "/reason-codes/[code]": { who: "anna", address: "/reason-codes/GOODWILL", weight: "other" },
  "/reason-codes/[code]/edit": { who: "anna", address: "/reason-codes/GOODWILL/edit", weight: "editor" },
  "/reason-codes/new": { who: "anna", address: "/reason-codes/new", weight: "editor" },
  "/reviews": { who: "boris", address: "/reviews", weight: "list" },
  "/reviews/decided": { who: "george", address: "/reviews/decided", weight: "list" },
  "/reviews/[requestId]": { who: "boris", address: firstOf("/reviews"), weight: "other", needs: "review" },
  "/sign-in": { who: null, address: "/sign-in", weight: "other" },
  "/sources": { who: "anna", address: "/sources", weight: "list" },
  "/sources/[code]": { who: "anna", address: "/sources/DECODER", weight: "other" },
  "/sources/[code]/edit": { who: "anna", address: "/sources/DECODER/edit", weight: "editor" },
  "/sources/new": { who: "anna", address: "/sources/new", weight: "editor" },
  "/subscription-types": { who: "anna", address: "/subscription-types", weight: "list" },
  "/subscription-types/[code]": { who: "anna", address: "/subscription-types/OTT", weight: "other" },
  "/subscription-types/[code]/edit": { who: "anna", address: "/subscription-types/OTT/edit", weight: "editor" },
  "/subscription-types/new": { who: "anna", address: "/subscription-types/new", weight: "editor" },
  "/tax-rates": { who: "anna", address: "/tax-rates", weight: "list" },
  "/tax-rates/[code]": { who: "anna", address: "/tax-rates/CY-STANDARD", weight: "other" },
  "/tax-rates/[code]/edit": { who: "anna", address: "/tax-rates/CY-STANDARD/edit", weight: "editor" },
  "/tax-rates/new": { who: "anna", address: "/tax-rates/new", weight: "editor" },
  "/time-models": { who: "anna", address: "/time-models", weight: "list" },
  "/time-models/[code]": { who: "anna", address: "/time-models/PPV-OFF-PEAK", weight: "other" },
  "/time-models/[code]/edit": { who: "anna", address: "/time-models/PPV-OFF-PEAK/edit", weight: "editor" },
  "/time-models/new": { who: "anna", address: "/time-models/new", weight: "editor" },
  "/udr-types": { who: "anna", address: "/udr-types", weight: "list" },
  "/udr-types/[code]": { who: "anna", address: "/udr-types/PPV", weight: "other" },
  "/udr-types/[code]/edit": { who: "anna", address: "/udr-types/PPV/edit", weight: "editor" },
  "/udr-types/new": { who: "anna", address: "/udr-types/new", weight: "editor" },
  "/udrs": { who: "daphne", address: "/udrs", weight: "list" },
  "/udrs/[udrId]": { who: "daphne", address: firstOf("/udrs"), weight: "editor" },
  "/units": { who: "anna", address: "/units", weight: "list" },
  "/units/[code]": { who: "anna", address: "/units/TRX", weight: "other" },
  "/units/[code]/edit": { who: "anna", address: "/units/TRX/edit", weight: "editor" },
  "/units/new": { who: "anna", address: "/units/new", weight: "editor" },
  "/usage-zones": { who: "anna", address: "/usage-zones", weight: "list" },
  "/usage-zones/[code]": { who: "anna", address: "/usage-zones/MOBILE-DEVICES", weight: "other" },
  "/usage-zones/[code]/edit": { who: "anna", address: "/usage-zones/MOBILE-DEVICES/edit", weight: "editor" },
  "/usage-zones/new": { who: "anna", address: "/usage-zones/new", weight: "editor" },
  "/users": { who: "hera", address: "/users", weight: "list" },
  "/look-up-tables": { who: "anna", address: "/look-up-tables", weight: "list" },
  "/look-up-tables/[code]": { who: "anna", address: "/look-up-tables/DESTINATIONS", weight: "other" },
  "/look-up-tables/[code]/edit": { who: "anna", address: "/look-up-tables/DESTINATIONS/edit", weight: "editor" },
  "/look-up-tables/new": { who: "anna", address: "/look-up-tables/new", weight: "editor" },
  "/value-lists": { who: "anna", address: "/value-lists", weight: "list" },
  "/value-lists/[code]": { who: "anna", address: "/value-lists/DEVICE", weight: "other" },
  "/value-lists/[code]/edit": { who: "anna", address: "/value-lists/DEVICE/edit", weight: "editor" },
  "/value-lists/new": { who: "anna", address: "/value-lists/new", weight: "editor" },
};

const all = Object.entries(SAMPLES);

/** The pages that are there at any time: nothing has to be begun for them, so they may be looked at beside the journeys. */
export const STANDING = all.filter(([, { needs }]) => needs === undefined);
export const UNDER_WAY = all.filter(([, { needs }]) => needs !== undefined);

/** The routes of all page files, without their groups: "app/(console)/udrs/[udrId]/page.tsx" is "/udrs/[udrId]". */
export function routesOfPages(): readonly string[] {
  const files = globSync("app/**/page.tsx", { cwd: ROOT });
  return files
    .map(
      (file) =>
        `/${path
          .dirname(file)
          .split(path.sep)
          .slice(1)
          .filter((part) => !part.startsWith("("))
          .join("/")}`,
    )
    .sort();
}

export async function addressOf({ address }: PageSample, page: Page): Promise<string> {
  return typeof address === "string" ? address : address(page);
}
