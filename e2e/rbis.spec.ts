import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage, untilAlive } from "./support/open-page.ts";

const list = (page: Page) => page.getByRole("table", { name: "Rated billing items, newest first" });
const items = (page: Page) =>
  list(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });

/** A film for Maria, by the decoder's key; the answer is its UDR. */
async function order(page: Page): Promise<number> {
  const answer = await page.request.post("/api/v1/orders", {
    data: { account: "A-10003", product: "SERENDIPITY", metadata: { device: "DECODER" } },
    headers: { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": randomUUID() },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { udr } = (await answer.json()) as { readonly udr: number };
  return udr;
}

test("an amount is found by what is known of it, and leads to its UDR and its chain", async ({ as }) => {
  const page = await as("daphne");
  const udr = await order(page);
  await openPage(page, "/rbis");
  await expect(items(page).first()).toBeVisible();
  await expectAccessible(page, "the list of rated billing items");
  await page.getByLabel("Account number").fill("A-10003");
  await page.getByLabel("Product", { exact: true }).selectOption({ label: "Serendipity" });
  await page.getByLabel("Sign").selectOption({ label: "Debit" });
  await expect(page).toHaveURL(/account=A-10003/);
  await expect(page).toHaveURL(/sign=debit/);
  await expect(items(page).filter({ hasNotText: "Serendipity" })).toHaveCount(0);
  await page.getByText("More criteria").click();
  await page.getByLabel("UDR", { exact: true }).fill(String(udr));
  await expect(items(page)).toHaveCount(1);
  await expect(
    items(page)
      .first()
      .getByRole("link", { name: String(udr) }),
  ).toHaveAttribute("href", `/udrs/${udr}`);

  await page.reload();
  await untilAlive(page);
  await expect(page.getByLabel("Account number")).toHaveValue("A-10003");
  const number = items(page).first().getByRole("rowheader").getByRole("link");
  const name = (await number.textContent()) ?? "";
  await number.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`RBI ${name}`);
  const chain = page.getByRole("table", { name: `RBIs of UDR ${udr}` });
  await expect(chain.getByRole("row", { selected: true })).toContainText(name);
  await expect(page.getByRole("link", { name: "All reasons" })).toHaveAttribute("href", `/udrs/${udr}#why`);
  await expectAccessible(page, "one rated billing item");
});

test("what nobody has is said so, and the criteria are taken away with one press", async ({ as }) => {
  const page = await as("fotini");
  await openPage(page, "/rbis?bill=B-0");
  await expect(page.getByRole("heading", { name: "No item matches these criteria" })).toBeVisible();
  await expect(page.getByLabel("Bill", { exact: true })).toHaveValue("B-0");
  await page.getByRole("button", { name: "Clear the criteria" }).click();
  await expect(items(page).first()).toBeVisible();
  await expect(page).toHaveURL(/\/rbis$/);
});

test("fits a phone", async ({ as }) => {
  const page = await as("daphne");
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "/rbis");
  await expect(items(page).first()).toBeVisible();
  await expectNoSidewaysScroll(page, "the list of rated billing items on a phone");
  await items(page).first().getByRole("rowheader").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^RBI \d+$/);
  await expectNoSidewaysScroll(page, "a rated billing item on a phone");
  await expectAccessible(page, "a rated billing item on a phone");
});
