import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { signedIn } from "./authorisation/callers.ts";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { filmsOf, ratedFilms } from "./support/imports.ts";
import { openPage } from "./support/open-page.ts";

const RUN = Date.now().toString(36).toUpperCase();

const grid = (page: Page) => page.getByRole("grid", { name: /Usage detail records/ });
const rows = (page: Page) => grid(page).locator("[data-grid-body] > [role=row]");
const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const dialog = (page: Page) => page.getByRole("dialog", { name: /^Correct / });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("an outage of films is put right by keyboard: filter, all that match, x, what would post, and a job that says what came of each", async ({
  as,
}) => {
  const importId = await filmsOf(await as("fotini"), `outage-${RUN}`, { count: 4 });
  const page = await as("emil");
  await openPage(page, `/udrs?import=${importId}`);
  await expect(rows(page)).toHaveCount(4);
  const first = ((await rows(page).first().getByRole("link").textContent()) ?? "").trim();
  await title(page).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await expect(bar(page)).toContainText("4 UDRs selected");
  await page.keyboard.press("x");
  await expect(dialog(page)).toContainText("Nothing changes before you have seen what would post.");
  await expect(dialog(page).getByRole("radio", { name: /^Cancel/ })).toBeChecked();
  await expectAccessible(page, "a bulk correction before the look");
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page).getByText("Choose a reason.")).toBeVisible();
  await expect(dialog(page).getByRole("combobox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("option").first().press("Enter");
  await dialog(page).getByLabel("In your words").fill(`The stream broke off, ${RUN}`);
  await page.keyboard.press("Control+Enter");

  const preview = dialog(page).getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("4 UDRs of 4 would be cancelled. Nothing is changed yet.", { timeout: 30_000 });
  await expect(preview.getByRole("row").filter({ hasText: first })).toContainText("Would change");
  await expectAccessible(page, "what a bulk correction would post");

  // Somebody else takes one of them meanwhile.
  const daphne = await signedIn("daphne@aluxsat.example");
  const headers = { "idempotency-key": `bulk-${RUN}`, "if-match": '"1"' };
  const address = `/api/v1/udrs/${first}/set-not-to-be-billed`;
  const looked = await daphne.post(`${address}?preview=true`, { headers, data: { reasonCode: "GOODWILL" } });
  const { previewToken } = (await looked.json()) as { readonly previewToken: string };
  expect((await daphne.post(address, { headers, data: { reasonCode: "GOODWILL", previewToken } })).status()).toBe(200);

  await dialog(page).getByRole("button", { name: "Cancel 4 UDRs" }).click();
  await expect(title(page)).toHaveText(/^Bulk correction \d+$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("3 UDRs were cancelled. 1 UDR was left alone.", { timeout: 30_000 });
  await expect(main.getByRole("row").filter({ hasText: first })).toContainText("Moved since the preview");
  await expectAccessible(page, "a bulk correction that was carried out");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download what was left alone" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.split("\n")[0]).toBe("UDR,Account,Product,Outcome,Reason,Net,Currency");
  expect(file).toContain(`${first},`);

  const former = ((await title(page).textContent()) ?? "").replace("Bulk correction ", "");
  await page.getByRole("button", { name: "Look at the rest again" }).click();
  await expect(title(page)).not.toHaveText(`Bulk correction ${former}`);
  await expect(main).toContainText("1 UDR of 1 would be cancelled. Nothing is changed yet.", { timeout: 30_000 });
  await page.getByRole("button", { name: "Cancel 1 UDR" }).click();
  await expect(main).toContainText("1 UDR was cancelled.", { timeout: 30_000 });

  await openPage(page, "/bulk");
  await expect(page.getByRole("table", { name: "Bulk corrections, newest first" }).getByRole("row").nth(2)).toContainText(former);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, "bulk corrections on a telephone");
  await openPage(page, `/bulk/${former}`);
  await expectNoSidewaysScroll(page, "a bulk correction on a telephone");
  await openPage(page, `/udrs?import=${importId}&state=posted`);
  await expect(page.getByRole("main")).toContainText(/No UDR|match/);
});

test("one field of many is adjusted; what is only looked at is left, and leaves nothing behind but its record", async ({ as }) => {
  const importId = await filmsOf(await as("fotini"), `wrong-film-${RUN}`, { count: 2 });
  const page = await as("daphne");
  await openPage(page, `/udrs?import=${importId}`);
  await expect(rows(page)).toHaveCount(2);
  await grid(page).getByRole("checkbox", { name: "Select the rows that are loaded" }).check();
  await bar(page).getByRole("button", { name: "Correct…" }).click();
  await dialog(page)
    .getByRole("radio", { name: /^Adjust/ })
    .check();
  await dialog(page).getByLabel("What changes").click();
  await page.getByRole("option", { name: "Source" }).click();
  await dialog(page).getByLabel("New source").fill("call");
  await page.getByRole("option").first().click();
  await dialog(page).getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option").first().click();
  await dialog(page).getByRole("button", { name: "See what would post" }).click();
  await expect(dialog(page)).toContainText("2 UDRs of 2 would be adjusted. Nothing is changed yet.", { timeout: 30_000 });
  await dialog(page).getByRole("button", { name: "Leave them as they are" }).click();
  await expect(dialog(page)).toBeHidden();
  const udr = ((await rows(page).first().getByRole("link").textContent()) ?? "").trim();
  const shown = await page.request.get(`/api/v1/udrs/${udr}`);
  expect(shown.headers().etag).toBe('"1"');
  await openPage(page, "/bulk");
  await expect(page.getByRole("table", { name: "Bulk corrections, newest first" }).getByRole("row").nth(1)).toContainText("Cancelled");
});

/** One film, which an agent credits alone, and six at once, above the limit of €50.00 for one action. */
const CHEAP_AND_DEAR = ["1", "6"].map((amount) => ({ product: "LOTR1", amount }));

/** All of the list, for the reason that stands first. */
async function correctAll(page: Page): Promise<void> {
  await grid(page).getByRole("checkbox", { name: "Select the rows that are loaded" }).check();
  await bar(page).getByRole("button", { name: "Correct…" }).click();
  await dialog(page).getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option").first().click();
}

test("what is above an agent's limit is put to a second person with the rest of it", async ({ as }) => {
  const importId = await ratedFilms(await as("fotini"), `dear-${RUN}`, CHEAP_AND_DEAR);
  const page = await as("daphne");
  await openPage(page, `/udrs?import=${importId}`);
  await expect(rows(page)).toHaveCount(2);
  await correctAll(page);
  await dialog(page).getByRole("button", { name: "See what would post" }).click();
  const preview = dialog(page).getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("1 UDR of 2 would be cancelled. Nothing is changed yet.", { timeout: 30_000 });
  await expect(preview).toContainText("1 UDR would credit more than you may alone. A second person can be asked");
  // Who is asked reads why: without a word nobody is.
  const ask = dialog(page).getByRole("button", { name: "Cancel 1 UDR and ask about 1" });
  const why = dialog(page).getByLabel("Why, for the second person");
  await ask.click();
  await expect(why).toBeFocused();
  await expect(why).toHaveAccessibleDescription("Say why: a second person reads it.");
  await expectAccessible(page, "a bulk correction with rows above the limit");
  await why.fill(`Both films broke off, ${RUN}`);
  await ask.click();
  await expect(title(page)).toHaveText(/^Bulk correction \d+$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("1 UDR was cancelled. 1 UDR was put to a second person.", { timeout: 30_000 });
  const address = new URL(page.url()).pathname;
  const asked = main.getByRole("row").filter({ hasText: "Put to a second person" });
  await expect(asked).toContainText("once approved: −€60.00");
  await expectAccessible(page, "a bulk correction that asked a second person");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, "a bulk correction that asked a second person, on a telephone");
  await page.setViewportSize({ width: 1440, height: 900 });

  // Taken back, so that nothing of it waits for anybody.
  await asked.getByRole("link").click();
  await expect(title(page)).toHaveText(/^UDR \d+$/);
  await main
    .getByRole("link", { name: /^Request \d+$/ })
    .first()
    .click();
  await expect(main).toContainText(`Both films broke off, ${RUN}`);
  await page.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(main).toContainText("Withdrawn by");
  await openPage(page, address);
  await expect(main).toContainText("1 UDR was put to a second person: 1 withdrawn.");
  await expect(main.getByRole("row").filter({ hasText: "nothing posts" })).toContainText("Withdrawn");
});

test("a bulk correction that was looked at says until when it can be started", async ({ as }) => {
  const importId = await filmsOf(await as("fotini"), `left-${RUN}`, { count: 1 });
  const page = await as("daphne");
  await openPage(page, `/udrs?import=${importId}`);
  await expect(rows(page)).toHaveCount(1);
  await correctAll(page);
  await dialog(page).getByRole("button", { name: "See what would post" }).click();
  await expect(dialog(page)).toContainText("1 UDR of 1 would be cancelled. Nothing is changed yet.", { timeout: 30_000 });
  // Somebody closes the window: the look is left standing.
  await openPage(page, "/bulk");
  const newest = page.getByRole("table", { name: "Bulk corrections, newest first" }).getByRole("row").nth(1);
  await expect(newest).toContainText("Looked at");
  await newest.getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText(/It can be started until .*\. Then it expires, and nothing happens\./);
  await expectAccessible(page, "a bulk correction that waits for its word");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByRole("main")).toContainText("Stopped. 0 UDRs were cancelled. 1 UDR stays as it was.");
});
