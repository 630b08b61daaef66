import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { test } from "./fixtures.ts";
import { findAccount, findCaller, receipts } from "./journeys/ordering.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays on record, so each run has a number of its own. */
const RUN = Date.now().toString().slice(-6);
const MARIA = { says: "+35799000103", name: "Maria Ioannou" };
const FILM = "Serendipity";

const devices = (page: Page, subscription: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: `Devices of ${subscription}` }) });
const requests = (page: Page) => page.getByRole("list", { name: "Requests to the provider" }).getByRole("listitem");

/** A film for Maria, quoted, read back and taken; the answer is its UDR. */
async function orderFor(page: Page, { device, ending }: { readonly device: string | null; readonly ending: string }): Promise<string> {
  await findCaller(page, MARIA);
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill(FILM);
  await expect(page.getByRole("listbox", { name: "Services" }).getByRole("option")).toHaveCount(1);
  await finder.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: FILM })).toBeFocused();
  if (device !== null) await page.getByLabel("Deliver to").selectOption({ label: device });
  await expect(page.getByRole("blockquote")).toContainText(`on the smart card ending ${ending},`);
  await expect(page.getByRole("main").getByRole("button", { name: /^Order (for|and)/ })).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  const receipt = receipts(page);
  await expect(receipt).toHaveCount(1);
  await expect(receipt).toContainText(FILM);
  await expect(receipt.getByText("Provisioned", { exact: true })).toBeVisible();
  return ((await receipt.getByRole("link", { name: /^UDR \d+$/ }).textContent()) ?? "").replace("UDR ", "");
}

test("a household's devices are added, labelled, made the default and removed", async ({ as }) => {
  const page = await as("emil");
  await openPage(page, "/");
  await findAccount(page, "Petros Antoniou");
  const panel = devices(page, "S-20004");
  const items = panel.getByRole("listitem");
  const number = `44009${RUN}`;
  const ending = number.slice(-3);
  await expect(items).toHaveCount(1);

  await panel.getByRole("button", { name: /^Add a device/ }).click();
  const adding = page.getByRole("dialog", { name: "Add a device to S-20004" });
  await adding.getByRole("button", { name: "Save" }).click();
  await expect(adding.getByText("Up to 40 letters and digits, such as 4400100101.").first()).toBeVisible();
  await adding.getByLabel("Number").fill("4400100102");
  await adding.getByRole("button", { name: "Save" }).click();
  await expect(adding.getByText("The device ending 102 belongs to S-20002 already.").first()).toBeVisible();
  await adding.getByLabel("Number").fill(number);
  await adding.getByLabel("Label").fill("Attic");
  await adding.getByRole("button", { name: "Save" }).click();
  await expect(items.filter({ hasText: number })).toContainText("Attic");
  await expectAccessible(page, "an account with two devices");

  await panel.getByRole("button", { name: `Make default: the device ending ${ending}` }).click();
  await expect(items.filter({ hasText: number })).toContainText("Default");
  await panel.getByRole("button", { name: "Make default: the device ending 104" }).click();
  await expect(items.filter({ hasText: "4400100104" })).toContainText("Default");

  await panel.getByRole("button", { name: `Remove the device ending ${ending}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(panel.getByText("Removed (1)")).toBeVisible();
  await expect(panel.getByRole("button", { name: `Remove the device ending ${ending}` })).toHaveCount(0);
});

test("who need not compare numbers sees their endings, may have one revealed, and changes nothing", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/");
  await findAccount(page, "Maria Ioannou");
  const panel = devices(page, "S-20003");
  await expect(panel.getByRole("listitem").filter({ hasText: "Bedroom" })).toContainText("•••••••203");
  await expect(panel.getByRole("button", { name: /^Reveal / })).toHaveCount(2);
  await expect(panel.getByRole("button")).toHaveCount(2);
});

test("he does not see the film: ordered for one device, delivered, sent again to another, and nothing is charged", async ({ as }) => {
  const page = await as("chloe");
  const udr = await orderFor(page, { device: "Bedroom, ending 203", ending: "203" });
  await page.getByRole("link", { name: `UDR ${udr}` }).click();
  await expect(requests(page)).toHaveCount(1);
  await expect(requests(page).first()).toContainText("Delivered");
  await expect(requests(page).first()).toContainText("4400100203");
  const together = await page.getByText("Together").locator("..").textContent();

  await page.getByRole("button", { name: "Resend" }).click();
  const dialog = page.getByRole("dialog", { name: "Send it again" });
  await expect(dialog.getByLabel("Device")).toHaveValue("4400100203");
  await dialog.getByLabel("Device").selectOption({ label: "Living room, ending 103" });
  await expectAccessible(page, "the question to which device it is sent again");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(requests(page)).toHaveCount(2);
  await expect(requests(page).nth(1)).toContainText("4400100103");
  await expect(requests(page).nth(1)).toContainText("Delivered");
  await expect(page.getByText("Together").locator("..")).toHaveText(together ?? "");
});

test("a program sends again by the web API, and a device that is none is refused with a sentence", async ({ as }) => {
  const page = await as("chloe");
  const udr = Number(await orderFor(page, { device: null, ending: "103" }));
  const post = (data: object, key = randomUUID()) =>
    page.request.post("/api/v1/provisioning-requests", {
      data,
      headers: { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": key },
    });
  const unknown = await post({ udr, device: "4400100999" });
  expect(unknown.status()).toBe(422);
  expect(await unknown.json()).toMatchObject({ code: "DEVICE_UNKNOWN" });
  const key = randomUUID();
  const sent = await post({ udr }, key);
  expect(sent.status(), await sent.text()).toBe(201);
  expect(await sent.json()).toMatchObject({ udr, deviceEnding: "103" });
  expect(await (await post({ udr }, key)).json()).toEqual(await sent.json());
});

test("the provider's page says how requests get there", async ({ as }) => {
  const page = await as("chloe");
  await openPage(page, "/provisioning/NAGRA");
  await expect(page.getByText("Simulated by the demo: nothing leaves this machine")).toBeVisible();
});
