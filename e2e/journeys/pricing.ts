import { expect, type Page } from "@playwright/test";
import { basePrice, nightPrice, openDraft, type Submission, submitDraft } from "../support/draft.ts";
import { openPage } from "../support/open-page.ts";

/** What the pricing manager may read before changing anything: the whole offer, down to where usage comes from. */
const OFFER = [
  { address: "/units/TRX", shows: ["Transaction"] },
  { address: "/udr-types/PPV", shows: ["Pay-per-view", "Device", "Location", "Call centre", "Decoder", "Web API", "Transaction"] },
  { address: "/product-types/PPV-MOVIE", shows: ["PPV films", "Pay-per-view"] },
  { address: "/products", shows: ["The Lord of the Rings 1", "Serendipity", "Limitless", "Braveheart"] },
  { address: "/time-models/PPV-OFF-PEAK", shows: ["PPV off-peak", "00:01", "07:00", "Europe/Nicosia"] },
  { address: "/price-plans/GLOBAL", shows: ["Global price plan", "€10.00", "€5.00", "PPV films"] },
  { address: "/catalogs/VIP-PPV", shows: ["VIP PPV", "PPV films", "PPV service"] },
  { address: "/billing-terms", shows: ["Normal monthly", "Normal, billed instantly", "Prepaid"] },
] as const;

export async function readTheOffer(page: Page): Promise<void> {
  for (const { address, shows } of OFFER) {
    await openPage(page, address);
    for (const text of shows) await expect(page.getByRole("main"), address).toContainText(text);
  }
}

const priceOf = (page: Page) => page.getByRole("status", { name: "Price" });

export async function changeBothPrices(page: Page, prices: { readonly base: string; readonly night: string }): Promise<void> {
  await openDraft(page);
  await basePrice(page).fill(prices.base);
  await nightPrice(page).fill(prices.night);
  const calculator = page.getByRole("region", { name: "What would this cost?" }).or(page.getByRole("main"));
  await page.getByLabel("Used at").fill("2026-12-01T02:14");
  await expect(priceOf(page)).toContainText(`€${prices.night}`);
  await expect(priceOf(page)).toContainText("under this draft");
  await page.getByLabel("Used at").fill("2026-12-01T20:00");
  await expect(priceOf(page)).toContainText(`€${prices.base}`);
  await expect(calculator.first()).toContainText("2 changes");
}

/** She submits, and then cannot decide herself: the page says so instead of offering it. */
export async function submitAndFindNoApproval(page: Page, submission: Submission): Promise<void> {
  await submitDraft(page, submission);
  await page.getByRole("link", { name: "Open the review" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New prices: Global price plan");
  await expect(page.getByText("You cannot decide this")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/a second person decides|A pricing approver decides/);
  await expect(page.getByRole("button", { name: /Approve/ })).toHaveCount(0);
}

export async function approve(page: Page): Promise<void> {
  await openPage(page, "/reviews");
  await page.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("link", { name: "Global price plan" }).click();
  const changes = page.getByRole("table", { name: "Prices before and after" });
  await expect(changes.getByRole("row").filter({ hasText: "€10.00" })).toContainText("€12.00");
  await expect(changes.getByRole("row").filter({ hasText: "€5.00" })).toContainText("€6.00");
  await page.getByRole("button", { name: /^Approve: live \d/ }).click();
  await expect(page.getByText("Approved and published")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Approved");
}

/** Scheduled, and until then what is in force stays in force. */
export async function expectScheduled(page: Page): Promise<void> {
  await openPage(page, "/price-plans/GLOBAL");
  await expect(page.getByRole("main")).toContainText("takes over soon");
  await expect(page.getByRole("table", { name: "Prices of PPV films" })).toContainText("€10.00");
  await expect(page.getByRole("table", { name: "Prices of PPV films" })).toContainText("€5.00");
  await page.getByRole("tab", { name: /^Versions/ }).click();
  await expect(page.getByRole("tabpanel", { name: /^Versions/ })).toContainText("Scheduled");
}

export async function expectLive(page: Page, why: string): Promise<void> {
  await openPage(page, "/price-plans/GLOBAL");
  await expect(page.getByRole("table", { name: "Prices of PPV films" })).toContainText("€12.00");
  await page.getByRole("tab", { name: /^Versions/ }).click();
  const newest = page
    .getByRole("tabpanel", { name: /^Versions/ })
    .getByRole("listitem")
    .filter({ hasText: why })
    .first();
  await expect(newest).toContainText("Live");
  await expect(newest).toContainText("Approved by");
  await expect(newest).toContainText("Boris Demetriou");
}
