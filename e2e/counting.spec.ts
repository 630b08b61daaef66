import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { runBilling } from "./journeys/billing.ts";
import { beginCorrection, expectChain, openUdr } from "./journeys/care.ts";
import { findCaller, order } from "./journeys/ordering.ts";
import { expectAccessible } from "./support/appearance.ts";

/** Whoever has the sports pass pays for hours that count together over a billing cycle: nobody else's journey orders any. */
const FAN = { says: "Stelios", name: "Stelios Papas" } as const;
const HOURS = "Sports channel, by the hour";

async function orderHours(page: Page, quantity: string, expected: { readonly price: string; readonly why: RegExp }): Promise<string> {
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill("sports");
  await expect(page.getByRole("listbox", { name: "Services" }).getByRole("option")).toHaveCount(1);
  await finder.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: HOURS })).toBeFocused();
  await page.getByText(/^Details of this order/).click();
  await page.getByLabel("Quantity", { exact: true }).fill(quantity);
  const button = `Order for ${expected.price} on the next bill`;
  await expect(page.getByRole("button", { name: button })).toBeEnabled();
  await expect(page.getByRole("main")).toContainText(expected.why);
  return order(page, { button, film: HOURS, receipt: [expected.price, "On the next bill"] });
}

test("hours count together: the later ones cost half and say why, and without the first they cost more", async ({ as }) => {
  const chloe = await as("chloe");
  await findCaller(chloe, FAN);
  const link = chloe.getByRole("region", { name: "Customer" }).getByRole("link", { name: FAN.name });
  const account = ((await link.getAttribute("href")) ?? "").replace("/accounts/", "");
  const first = await orderHours(chloe, "15", { price: "€15.00", why: /this is the first of it/ });
  const second = await orderHours(chloe, "10", { price: "€7.50", why: /15 hours before, 25 hours with this/ });

  const daphne = await as("daphne");
  await openUdr(daphne, { account, udr: second });
  await expect(daphne.getByRole("main")).toContainText("15 hours before, 25 hours with this");
  await openUdr(daphne, { account, udr: first });
  await beginCorrection(daphne, "Cancel");
  const dialog = daphne.getByRole("dialog", { name: /· UDR \d+$/ });
  await dialog.getByLabel("Reason").click();
  await daphne.getByRole("option", { name: "Ordered twice by mistake" }).click();
  const rows = dialog.getByRole("table", { name: "Entries that would post" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText("−€15.00");
  await expect(rows.nth(1)).toContainText(`Correction of ${HOURS}`);
  await expect(rows.nth(1)).toContainText("+€2.50");
  await expect(dialog.getByRole("row", { name: /^Net/ })).toContainText("−€12.50");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText(`Other usage of ${HOURS}`);
  await expectAccessible(daphne, "the preview of a correction of other usage");
  await dialog.getByRole("button", { name: "Create +€2.50" }).click();
  await expect(dialog).toBeHidden();
  await expectChain(
    daphne,
    [
      ["Charge", "€15.00", "Cancelled"],
      ["Reversal", "−€15.00", "Cancelled"],
    ],
    "€0.00",
  );
  await expect(daphne.getByRole("list", { name: "Corrections of other usage" })).toContainText(`UDR ${first} changed`);
  await openUdr(daphne, { account, udr: second });
  await expect(daphne.getByRole("list", { name: "Corrected since" })).toContainText(`UDR ${first} changed`);
  await expectAccessible(daphne, "a UDR whose price was corrected");

  const fotini = await as("fotini");
  await runBilling(fotini, { account, name: FAN.name, items: 2, document: "bill", total: "€10.00" });
  await expect(fotini.getByRole("article")).toContainText(HOURS);
});
