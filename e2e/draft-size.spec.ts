import { expect, type Page } from "@playwright/test";
import * as z from "zod";
import { test } from "./fixtures.ts";
import { consoleAddress } from "./server.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { discardDraft } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

const DRAFT = "/api/price-plans/GLOBAL/draft";
const RATES = 2000;
const ON_A_PAGE = 25;
/** Has a level that never wins, far from the first page. */
const AT_FAULT = 1500;

const document = z.looseObject({
  rates: z.array(
    z.looseObject({
      key: z.string(),
      base: z.looseObject({ price: z.string().optional() }),
      tiered: z.array(z.looseObject({ level: z.number(), timeModel: z.string().optional() })),
    }),
  ),
});
type Document = z.output<typeof document>;

/** The plan of the version with a rate for each of two thousand films that it brings along, one of them with a mistake in it. */
function grown(version: Document): Document {
  const [first] = version.rates;
  const timeModel = first?.tiered[0]?.timeModel ?? "";
  const night = { level: 1, timeModel, charge: { charge: "perUnit", price: "5.00" } };
  const rates = Array.from({ length: RATES }, (_, index) => ({
    key: `film-${index}`,
    for: { product: `FILM-${index}` },
    scope: "udr",
    base: { charge: "perUnit", price: "10.00" },
    tiered: index === AT_FAULT ? [night, { ...night, level: 2 }] : [night],
  }));
  const product = { productType: "PPV-MOVIE", family: "PPV", udrType: "PPV", taxRate: "19" };
  return { ...version, rates, products: Object.fromEntries(rates.map((film) => [film.for.product, product])) };
}

async function beginLargeDraft(page: Page): Promise<void> {
  const { request } = page.context();
  const version = document.parse(await (await request.get("/api/price-plans/GLOBAL/versions/1/document")).json());
  const origin = await consoleAddress();
  const headers = { origin, "idempotency-key": crypto.randomUUID(), "if-none-match": "*" };
  const answer = await request.put(DRAFT, { data: grown(version), headers });
  expect(answer.status(), (await answer.text()).slice(0, 200)).toBe(200);
}

async function storedBases(page: Page): Promise<ReadonlyMap<string, string | undefined>> {
  const { rates } = document.parse(await (await page.context().request.get(`${DRAFT}/document`)).json());
  return new Map(rates.map(({ key, base }) => [key, base.price]));
}

/** From here on every interaction that takes longer than a frame is written down by the browser. */
async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { interactionMillis: durations });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("interactionId" in entry && entry.interactionId !== 0) durations.push(entry.duration);
    });
    const options: PerformanceObserverInit & { readonly durationThreshold: number } = { type: "event", durationThreshold: 16 };
    observer.observe(options);
  });
}

/** Reported, never asserted: the machine that runs this has other things to do. */
async function report(page: Page, what: string): Promise<void> {
  const millis = await page.evaluate(() => {
    const durations = "interactionMillis" in window && Array.isArray(window.interactionMillis) ? window.interactionMillis : [];
    return durations.splice(0).map(String);
  });
  const longest = Math.max(0, ...millis.map((text) => Number.parseInt(text, 10)));
  test.info().annotations.push({ type: `longest interaction, ${what}`, description: `${longest} ms (${millis.length} above 16 ms)` });
}

const price = (page: Page, film: number) => page.getByRole("textbox", { name: `FILM-${film}, base, price` });
const ratesOn = (page: Page) => page.getByRole("button", { name: /^Remove the rate for / });
const shown = (page: Page) => page.getByRole("status", { name: "Rates shown" });

/** By itself, after a pause. */
const saved = (page: Page) => expect(page.getByText("All changes saved")).toBeVisible();

test("a draft of two thousand rates is opened, found one's way in, typed and pasted in, and saved", async ({ as }) => {
  const page = await as("anna");
  await beginLargeDraft(page);
  try {
    await watchInteractions(page);
    const began = Date.now();
    await openPage(page, "/price-plans/GLOBAL/draft");
    test.info().annotations.push({ type: "draft alive", description: `${Date.now() - began} ms` });
    await expect(shown(page)).toHaveText("Rates 1 to 25 of 2,000");
    await expect(ratesOn(page)).toHaveCount(ON_A_PAGE);

    await price(page, 3).click();
    await price(page, 3).press("Control+a");
    await price(page, 3).pressSequentially("11.25", { delay: 40 });
    await expect(price(page, 3)).toHaveValue("11.25");
    await report(page, "typing a price");
    await saved(page);

    // Checks come from a thread of their own, and lead to the rate wherever it stands.
    const goTo = page.getByRole("button", { name: /^Go to rates\[1500\]\.tiered\[1\]/ }).first();
    await goTo.click();
    await expect(page).toHaveURL(/[?&]page=61(&|$)/);
    await expect(page.locator(`[id="rate-film-${AT_FAULT}"]`)).toBeFocused();
    await expect(ratesOn(page)).toHaveCount(ON_A_PAGE);
    await report(page, "going to the rate of a finding");

    await page.getByRole("searchbox", { name: "Find a rate" }).pressSequentially("film-1987", { delay: 40 });
    await expect(shown(page)).toHaveText("Rates 1 to 1 of 1 that match, of 2,000");
    await expect(page).toHaveURL(/[?&]q=film-1987(&|$)/);
    await report(page, "looking for a rate");
    await price(page, 1987).fill("12.75");
    await saved(page);
    await page.reload();
    await expect(price(page, 1987)).toHaveValue("12.75");
    await page.getByRole("searchbox", { name: "Find a rate" }).fill("");
    await expect(shown(page)).toHaveText("Rates 1 to 25 of 2,000");

    await page.getByRole("button", { name: "Paste rates" }).click();
    const dialog = page.getByRole("dialog", { name: "Rates from a spreadsheet" });
    await dialog.getByLabel("Paste rows").fill("code\tfor\tlevel\tprice\nFILM-7\tproduct\tbase\t3.50\nFILM-1200\tproduct\tbase\t4.50");
    await dialog.getByRole("button", { name: "Put 2 changes into the draft" }).click();
    await expect(dialog).toBeHidden();
    await expect(price(page, 7)).toHaveValue("3.50");
    await report(page, "pasting rates");
    await saved(page);

    const bases = await storedBases(page);
    expect(bases.size).toBe(RATES);
    expect(["film-3", "film-7", "film-1200", "film-1987", "film-4"].map((key) => bases.get(key))).toEqual([
      "11.25",
      "3.50",
      "4.50",
      "12.75",
      "10.00",
    ]);
    await expectAccessible(page, "a draft of two thousand rates");
    await expectNoSidewaysScroll(page, "a draft of two thousand rates");
  } finally {
    await discardDraft(page);
  }
});

/** As a spreadsheet copies it: a price for each film, and one rate that is new. */
function block(priceOf: (film: number) => string): string {
  const films = Array.from({ length: RATES }, (_, film) => `FILM-${film}\tproduct\tbase\t${priceOf(film)}`);
  return ["code\tfor\tlevel\tprice", ...films, "PPV-MOVIE\tproduct type\tbase\t3.21"].join("\n");
}

const sheet = (page: Page) => page.getByRole("dialog", { name: "Rates from a spreadsheet" });

/** By the clipboard and the keys, as people do. */
async function pasteSheet(page: Page, text: string): Promise<void> {
  await page.evaluate((rows) => navigator.clipboard.writeText(rows), text);
  await page.getByRole("button", { name: "Paste rates" }).click();
  await sheet(page).getByLabel("Paste rows").click();
  await page.keyboard.press("Control+v");
}

test("a block of two thousand rows is pasted, typed after and undone, and two thousand prices change at once", async ({ as }) => {
  const page = await as("anna");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await beginLargeDraft(page);
  try {
    await watchInteractions(page);
    await openPage(page, "/price-plans/GLOBAL/draft");
    const finding = page.getByRole("button", { name: /^Go to rates\[1500\]\.tiered\[1\]/ }).first();
    await expect(finding).toBeVisible();

    await pasteSheet(
      page,
      block((film) => `4.${10 + (film % 90)}`),
    );
    // A key that is pressed while two thousand rows are read is not lost: the row that it adds is blank.
    await page.keyboard.press("Enter");
    const put = sheet(page).getByRole("button", { name: "Put 2,001 changes into the draft" });
    await expect(put).toBeEnabled();
    await expect(sheet(page).getByLabel("Paste rows")).toHaveValue(/\t3\.21\n$/);
    await report(page, "pasting 2,001 rows");
    await put.click();
    await price(page, 5).click();
    await price(page, 5).press("Control+a");
    await price(page, 5).pressSequentially("8.5", { delay: 40 });
    await expect(sheet(page)).toBeHidden();
    await expect(price(page, 5)).toHaveValue("8.5");
    await expect(price(page, 7)).toHaveValue("4.17");
    await report(page, "putting 2,001 rows in and typing at once");
    await expect(shown(page)).toHaveText("Rates 1 to 25 of 2,001");
    // What usage costs and what is wrong follow: the new rate prices it, and the old mistake is one still.
    await expect(page.getByRole("status", { name: "Price", exact: true })).toContainText("€3.21 = 1 TRX × €3.21.");
    await expect(finding).toBeVisible();
    await saved(page);
    const bases = await storedBases(page);
    expect([bases.size, ...["film-5", "film-7", "film-1999", "ppv-movie"].map((key) => bases.get(key))]).toEqual([
      RATES + 1,
      "8.5",
      "4.17",
      "4.29",
      "3.21",
    ]);

    await pasteSheet(
      page,
      block(() => "6"),
    );
    await sheet(page).getByRole("button", { name: "Put 2,000 changes into the draft" }).click();
    await expect(price(page, 7)).toHaveValue("6");
    await saved(page);
    await report(page, "pasting them again");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(price(page, 7)).toHaveValue("4.17");
    await report(page, "undoing it");
    await saved(page);
    expect((await storedBases(page)).get("film-1999")).toBe("4.29");

    await page.getByRole("button", { name: "Change many prices" }).click();
    const mass = page.getByRole("dialog", { name: "Change many prices" });
    await mass.getByLabel("Change by").fill("100");
    await mass.getByRole("button", { name: "Change 4,002 prices" }).click();
    await expect(price(page, 7)).toHaveValue("8.34");
    await report(page, "changing 4,002 prices");
    for (const film of [0, 1, 2]) {
      await page.getByRole("button", { name: `Remove the rate for FILM-${film}`, exact: true }).click();
      await expect(price(page, film)).toBeHidden();
    }
    await report(page, "removing rates");
    await saved(page);
    const after = await storedBases(page);
    expect([after.size, after.get("film-1999"), after.get("film-0")]).toEqual([RATES - 2, "8.58", undefined]);
  } finally {
    await discardDraft(page);
  }
});

test("pages of rates are turned by the keys, and what was typed on one is kept for another", async ({ as }) => {
  const page = await as("anna");
  await beginLargeDraft(page);
  try {
    await openPage(page, "/price-plans/GLOBAL/draft");
    await price(page, 2).fill("13");
    const below = page.getByRole("navigation", { name: "Pages of rates, below them" });
    await below.getByRole("button", { name: "Next rates" }).press("Enter");
    await expect(shown(page)).toHaveText("Rates 26 to 50 of 2,000");
    await expect(page.locator('[id="rate-film-25"]')).toBeFocused();
    await price(page, 30).fill("14");
    await page
      .getByRole("navigation", { name: "Pages of rates", exact: true })
      .getByRole("button", { name: "Previous rates" })
      .press("Enter");
    await expect(price(page, 2)).toHaveValue("13");
    await saved(page);
    const bases = await storedBases(page);
    expect([bases.get("film-2"), bases.get("film-30")]).toEqual(["13", "14"]);
  } finally {
    await discardDraft(page);
  }
});
