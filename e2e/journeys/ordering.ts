import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import * as z from "zod";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { openPage, untilAlive } from "../support/open-page.ts";

const service = (page: Page, name: string) => page.getByRole("listbox", { name: "Services" }).getByRole("option", { name });
/** What was ordered in this call, the newest first. */
export const receipts = (page: Page) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^UDR \d+$/ }) });
const quote = (page: Page) => page.getByRole("heading", { level: 2 });

/** Ctrl+K, some letters of the name, Enter: the account, and its number. */
export async function findAccount(page: Page, name: string): Promise<string> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name.slice(0, 6).toLowerCase());
  await expect(palette.getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname.replace("/accounts/", "");
}

/** From the account to its order screen. */
export async function beginOrder(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Order a service on S-/ }).click();
  await expect(page.getByRole("combobox", { name: "Find a service" })).toBeFocused();
}

/** To a subscriber who calls: what they say is typed, Enter takes the first. */
export async function findCaller(page: Page, { says, name }: { readonly says: string; readonly name: string }): Promise<void> {
  await openPage(page, "/ordering");
  await page.getByRole("combobox", { name: "Who is calling?" }).fill(says);
  await expect(page.getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Customer" })).toContainText(name);
  await untilAlive(page);
}

export async function expectServices(page: Page, { price }: { readonly price: string }): Promise<void> {
  for (const film of ["The Lord of the Rings 1", "Serendipity", "Limitless", "Braveheart"])
    await expect(service(page, film)).toContainText(price);
}

/** Why the others may not be had, a sentence for each. */
export async function expectNotAvailable(page: Page, reasons: Readonly<Record<string, RegExp>>): Promise<void> {
  const list = page.getByRole("group").filter({ hasText: /^Not available/ });
  await expect(list).toBeVisible();
  if ((await list.getAttribute("open")) === null) await list.getByText(/^Not available/).click();
  for (const [name, reason] of Object.entries(reasons)) {
    await expect(list.getByRole("listitem").filter({ hasText: name }).first()).toContainText(reason);
  }
}

export type Expected = { readonly film: string; readonly price: string; readonly because: RegExp };

/** Types part of the title, Enter, and hears the price and why. */
export async function askForQuote(page: Page, { film, price, because }: Expected): Promise<void> {
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill(film.slice(-6));
  await expect(service(page, film)).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("listbox", { name: "Services" }).getByRole("option")).toHaveCount(1);
  await expect(service(page, film)).toContainText(price);
  await finder.press("Enter");
  await expect(quote(page).filter({ hasText: film })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(`${price} = 1 `);
  await expect(page.getByRole("main")).toContainText(because);
}

/** Orders what was quoted, and answers with the number of its UDR. */
export async function order(
  page: Page,
  wish: { readonly button: string; readonly film: string; readonly receipt: readonly string[] },
): Promise<string> {
  await expect(page.getByRole("button", { name: wish.button })).toBeEnabled();
  await expect(page.getByRole("blockquote")).toContainText(wish.film);
  const before = await receipts(page).count();
  await page.keyboard.press("Control+Enter");
  await expect(receipts(page)).toHaveCount(before + 1);
  const newest = receipts(page).first();
  await expect(newest).toContainText(wish.film);
  for (const text of wish.receipt) await expect(newest).toContainText(text);
  const link = await newest.getByRole("link", { name: /^UDR \d+$/ }).textContent();
  return (link ?? "").replace("UDR ", "");
}

const accepted = z.object({
  udr: z.number(),
  gross: z.string(),
  source: z.string(),
  explanation: z.string(),
  bill: z.string().nullable(),
  walletBalance: z.string().nullable(),
});
const problem = z.object({ code: z.string(), title: z.string() });

type DecoderOrder = { readonly account: string; readonly product: string; readonly quantity?: string };

function post(api: APIRequestContext, order: DecoderOrder, idempotencyKey: string) {
  const headers = { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": idempotencyKey };
  return api.post("/api/v1/orders", { data: order, headers });
}

/** The remote control orders: no source is typed, and the same key never orders twice. */
export async function orderByDecoder(api: APIRequestContext, order: DecoderOrder): Promise<z.output<typeof accepted>> {
  const key = randomUUID();
  const response = await post(api, order, key);
  expect(response.status(), await response.text()).toBe(201);
  const answer = accepted.parse(await response.json());
  expect(accepted.parse(await (await post(api, order, key)).json()), "the same key again").toEqual(answer);
  return answer;
}

export async function refusedToDecoder(api: APIRequestContext, order: DecoderOrder): Promise<z.output<typeof problem>> {
  const response = await post(api, order, randomUUID());
  expect(response.status()).toBeGreaterThanOrEqual(400);
  expect(response.status()).toBeLessThan(500);
  return problem.parse(await response.json());
}

/** In the flow: the missing amount is filled in, only the receipt's number is asked for. */
export async function topUp(page: Page, { amount }: { readonly amount: string }): Promise<void> {
  await expect(page.getByRole("button", { name: "Top up the wallet first" })).toBeDisabled();
  await page
    .getByRole("button", { name: /^Top up/ })
    .filter({ hasNotText: "first" })
    .click();
  await expect(page.getByLabel("Amount")).toHaveValue(amount);
  await page.getByLabel("Payment reference").fill("CASH-4711");
  await page.getByRole("button", { name: `Add €${amount} to the wallet` }).click();
  await expect(page.getByText("The wallet does not cover it")).toBeHidden();
}

type Quoted = { readonly caller: Parameters<typeof findCaller>[1]; readonly film: string };

/** Types part of the title, Enter, and stands on its quote: no hand leaves the keyboard. */
export async function quoteFilm(page: Page, { caller, film }: Quoted): Promise<void> {
  await findCaller(page, caller);
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill(film);
  await expect(page.getByRole("listbox", { name: "Services" }).getByRole("option", { name: film })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await finder.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: film })).toBeFocused();
}

type Asked = Quoted & {
  /** More than an agent gives alone. */
  readonly goodwill: string;
  readonly why: string;
};

/** Orders a film with more goodwill than an agent gives alone, by keyboard: a second person is asked. */
export async function orderAndAsk(page: Page, { caller, film, goodwill, why }: Asked): Promise<void> {
  await quoteFilm(page, { caller, film });
  await page.getByRole("checkbox", { name: "Goodwill", exact: true }).press("Space");
  await page.getByLabel("Goodwill in %", { exact: true }).fill(goodwill);
  await expect(page.getByRole("button", { name: /and ask for approval/ })).toBeEnabled();
  await page.getByLabel("Why", { exact: true }).fill(why);
  await page.keyboard.press("Control+Enter");
  await expect(receipts(page)).toHaveCount(1);
}
