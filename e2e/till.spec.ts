import { expect, type Page, type Route } from "@playwright/test";
import { test } from "./fixtures.ts";
import { quoteFilm, receipts } from "./journeys/ordering.ts";
import { interceptable } from "./support/interception.ts";

/** Each order of theirs is billed at once. */
const HOTEL = { says: "Kourion", name: "Kourion Hotels Ltd" } as const;

const orderButton = (page: Page) => page.getByRole("button", { name: /^Order / }).filter({ hasText: "€" });

/** What the order button says that it costs: by night it is less. */
async function priceOf(page: Page): Promise<string> {
  return /€[\d.]+/.exec((await orderButton(page).textContent()) ?? "")?.[0] ?? "no price";
}

/** What the page sends is taken, and its answers are in turns lost and a fault, until the end of it. */
async function withoutAnswers(page: Page, look: () => Promise<void>): Promise<readonly string[]> {
  const sent: string[] = [];
  await page.route("**/ordering?**", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    sent.push(route.request().postData() ?? "");
    const response = await route.fetch();
    if (sent.length % 2 === 1) return route.abort();
    const fault = JSON.stringify({ ok: false, fault: { id: "F-1", message: "Something went wrong." } });
    const body = (await response.text()).replace(/^(\d+):\{"ok":true.*$/mu, `$1:${fault}`);
    expect(body, "the answer was taken away").toContain(fault);
    await route.fulfill({ response, body });
  });
  await look();
  await page.unroute("**/ordering?**");
  return sent;
}

/** Holds what matches until `release`: a slow line, for as long as the journey wants it. What then comes may be changed. */
async function held(page: Page, isHeld: (route: Route) => boolean, changed = (body: string) => body) {
  const waiting: Route[] = [];
  let isOpen = false;
  await page.route("**", (route) => {
    if (isOpen || !isHeld(route)) return route.fallback();
    return void waiting.push(route);
  });
  return {
    count: () => waiting.length,
    release: async () => {
      isOpen = true;
      for (const route of waiting.splice(0)) {
        const response = await route.fetch();
        await route.fulfill({ response, body: changed(await response.text()) });
      }
    },
  };
}

const isQuote = (route: Route) => new URL(route.request().url()).pathname === "/api/ordering/quote";
const isRefresh = (route: Route) => route.request().method() === "GET" && route.request().headers()["rsc"] === "1";

test("an order right after another is taken, though the page is still being read again", async ({ as }) => {
  const page = await interceptable(await as("chloe"));
  await quoteFilm(page, { caller: HOTEL, film: "Limitless" });
  await expect(orderButton(page)).toBeEnabled();
  const refresh = await held(page, isRefresh, (body) => body.replaceAll(HOTEL.name, "Read again Ltd"));
  await page.keyboard.press("Control+Enter");
  await expect(receipts(page)).toHaveCount(1);
  await expect.poll(refresh.count, "the page is asked for again").toBeGreaterThan(0);
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill("Serendipity");
  await expect(page.getByRole("option", { name: "Serendipity" })).toHaveAttribute("aria-selected", "true");
  await finder.press("Enter");
  await expect(page.getByRole("blockquote")).toContainText("Serendipity");
  await expect(orderButton(page)).toBeEnabled();

  const quotes = await held(page, isQuote);
  await refresh.release();
  await expect(page.getByRole("region", { name: "Customer" })).toContainText("Read again Ltd");
  await expect(orderButton(page)).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(receipts(page)).toHaveCount(2);
  await quotes.release();
});

test("a press that cannot order says so, and nothing is ordered", async ({ as }) => {
  const page = await interceptable(await as("chloe"));
  await quoteFilm(page, { caller: HOTEL, film: "Limitless" });
  await expect(orderButton(page)).toBeEnabled();
  const quotes = await held(page, isQuote);
  await page.getByRole("checkbox", { name: "Goodwill", exact: true }).press("Space");
  await page.getByLabel("Goodwill in %", { exact: true }).fill("5");
  await expect.poll(quotes.count, "the price is asked for again").toBeGreaterThan(0);
  await expect(orderButton(page)).toBeDisabled();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("main")).toContainText("Nothing was ordered.The price was being asked for again.");
  await quotes.release();
  await expect(orderButton(page)).toBeEnabled();
  await expect(receipts(page)).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(receipts(page)).toHaveCount(1);
});

test("an order whose answers are all lost is asked for again as it was, and taken once", async ({ as, faults }) => {
  faults.expectFault(/ERR_FAILED.*\/ordering\?/);
  const page = await interceptable(await as("chloe"));
  await quoteFilm(page, { caller: HOTEL, film: "Limitless" });
  await expect(orderButton(page)).toBeEnabled();
  const price = await priceOf(page);
  const sent = await withoutAnswers(page, async () => {
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("We are checking whether it was ordered.")).toBeVisible();
    // Asked five times, the last after fifteen seconds.
    await expect(page.getByText("Not known yet whether it was ordered")).toBeVisible({ timeout: 60_000 });
  });
  expect([sent.length, new Set(sent).size], "every time with the same words").toEqual([5, 1]);
  await page.getByRole("checkbox", { name: "Goodwill", exact: true }).press("Space");
  await page.getByLabel("Goodwill in %", { exact: true }).fill("5");
  await expect(orderButton(page)).not.toContainText(price);
  await expect(orderButton(page)).toBeDisabled();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(receipts(page)).toHaveCount(1);
  await expect(receipts(page)).toContainText(price);
});

test("a top-up whose answer is lost can only be sent as it was, and is taken once", async ({ as, faults }) => {
  faults.expectFault(/ERR_FAILED.*\/ordering\?/);
  const page = await interceptable(await as("chloe"));
  await quoteFilm(page, { caller: { says: "+35799000102", name: "Nikos Christodoulou" }, film: "Limitless" });
  await page.getByText("Details of this order").click();
  await page.getByLabel("Quantity", { exact: true }).fill("5");
  await expect(page.getByText("The wallet does not cover it")).toBeVisible();
  await page.getByRole("button", { name: "Top up t", exact: true }).click();
  await page.getByLabel("Payment reference").fill("CASH-4712");
  const add = page.getByRole("button", { name: /^Add €[\d.]+ to the wallet$/ });
  await withoutAnswers(page, async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByText("Nobody can say yet whether the wallet was topped up.")).toBeVisible();
    await expect(page.getByLabel("Amount")).toBeDisabled();
    const answered = page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/ordering?"));
    await add.click();
    await answered;
    await expect(add).not.toHaveAttribute("aria-busy", "true");
    await expect(page.getByText("Nobody can say yet whether the wallet was topped up.")).toBeVisible();
  });
  await expect(page.getByLabel("Amount")).toBeDisabled();
  await expect(page.getByRole("button", { name: "Leave it" })).toHaveCount(0);
  await add.click();
  await expect(page.getByRole("button", { name: /^Order and charge €/ })).toBeEnabled();
  await expect(page.getByRole("region", { name: "Customer" })).toContainText(`Wallet${await priceOf(page)}What`);
});
