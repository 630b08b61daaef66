import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Petros, whose usage no other journey imports. */
const PETROS = { account: "/accounts/A-10004", subscription: "S-20004", name: "Petros Antoniou" } as const;
const NETWORKS = `${PETROS.account}/subscriptions/${PETROS.subscription}/networks`;
const RUN = Date.now().toString(36);

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const tree = (page: Page) => page.getByRole("group", { name: "Networks that may be used", exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

async function choose(page: Page, network: string): Promise<void> {
  await page.getByRole("radiogroup", { name: "Which networks" }).getByRole("radio", { name: "Only these" }).check();
  await page.getByLabel("Attribute that names the network").selectOption("device");
  await tree(page).getByRole("checkbox", { name: network, exact: true }).check();
}

/** Whatever an earlier run left behind. */
async function asAgreed(page: Page): Promise<void> {
  await openPage(page, NETWORKS);
  if (await page.getByRole("radio", { name: "As agreed" }).isChecked()) return;
  await page.getByRole("radio", { name: "As agreed" }).check();
  await page.getByLabel("Why").fill("Begins anew");
  await save(page);
  await expect(title(page)).toHaveText(PETROS.name);
}

test.describe.configure({ mode: "serial" });

test("a care lead says where a SIM may be used, and leaves it to the agreement again", async ({ as }) => {
  const emil = await as("emil");
  await asAgreed(emil);
  await openPage(emil, PETROS.account);
  await expect(emil.getByText("device only TV", { exact: false })).toHaveCount(0);
  await emil.getByRole("link", { name: new RegExp(`^Networks ?: ${PETROS.subscription}$`) }).click();
  await expect(title(emil)).toHaveText(`Networks of ${PETROS.subscription}`);
  await emil.getByRole("radio", { name: "Only these" }).check();
  await emil.getByLabel("Attribute that names the network").selectOption("device");
  await save(emil);
  const problems = emil.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problems).toBeFocused();
  await problems.getByRole("link", { name: "Allow at least one network." }).click();
  await expect(tree(emil).getByRole("checkbox", { name: "Television", exact: true })).toBeFocused();

  await tree(emil).getByRole("checkbox", { name: "Decoder", exact: true }).check();
  await tree(emil).getByRole("checkbox", { name: "Television", exact: true }).check();
  await expect(tree(emil).getByRole("checkbox", { name: "Decoder with Television", exact: true })).toBeDisabled();
  await expect(tree(emil).getByRole("status")).toHaveText("1 chosen");
  await emil.getByLabel("Why").fill(`As ordered ${RUN}`);
  await expectAccessible(emil, "the networks of a subscription");
  await emil.keyboard.press("Control+Enter");
  await expect(title(emil)).toHaveText(PETROS.name);
  await expect(emil.getByText("device only TV (usage elsewhere waits until somebody decides)")).toBeVisible();

  await openPage(emil, NETWORKS);
  await expect(emil.getByRole("list", { name: "History, newest first" })).toContainText("device only TV");
  await emil.getByRole("radio", { name: "As agreed" }).check();
  await emil.getByLabel("Why").fill("Back from abroad");
  await save(emil);
  await expect(title(emil)).toHaveText(PETROS.name);
  await expect(emil.getByText("device only TV", { exact: false })).toHaveCount(0);
});

test("who saves over another's networks is told, and sees them", async ({ as }) => {
  const first = await as("emil");
  await asAgreed(first);
  const second = await as("emil");
  for (const page of [first, second]) await openPage(page, NETWORKS);
  await choose(first, "Mobile");
  await first.getByLabel("Why").fill("First");
  await save(first);
  await expect(title(first)).toHaveText(PETROS.name);
  await choose(second, "Television");
  await second.getByLabel("Why").fill("Second");
  await save(second);
  await expect(second.getByRole("alert").filter({ hasText: "saved it while you were editing" })).toContainText("device only MOBILE");
  await second.getByRole("button", { name: "Save mine over it" }).click();
  await expect(title(second)).toHaveText(PETROS.name);
  await expect(second.getByText("device only TV", { exact: false })).toBeVisible();
  await asAgreed(first);
});

test("a call-centre agent does not set networks", async ({ as }) => {
  const chloe = await as("chloe");
  await openPage(chloe, PETROS.account);
  await expect(chloe.getByRole("link", { name: new RegExp(`^Networks ?: ${PETROS.subscription}$`) })).toHaveCount(0);
  await chloe.goto(NETWORKS);
  await expect(title(chloe)).not.toHaveText(`Networks of ${PETROS.subscription}`);
});

test("the form of an agreement names networks, and limits as an account's do", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/agreements/new?account=A-10003");
  await expect(anna.getByRole("heading", { name: "Usage limits", exact: true })).toHaveCount(1);
  await choose(anna, "Mobile");
  await expect(tree(anna).getByRole("checkbox", { name: "Phone with Mobile", exact: true })).toBeDisabled();
  await anna.getByRole("radio", { name: "Is taken and priced" }).check();
  await anna.getByRole("radio", { name: "As agreed here" }).check();
  await anna.getByRole("button", { name: "Add a limit" }).click();
  const limit = anna.getByRole("group", { name: "Limit 1", exact: true });
  await expect(limit.getByLabel("For", { exact: true })).toBeFocused();
  await limit.getByLabel("For", { exact: true }).selectOption("productType");
  await limit.getByLabel("Product type").selectOption("PPV-MOVIE");
  await anna.keyboard.press("Control+Enter");
  await expect(anna.getByRole("alert").getByRole("link", { name: "An amount such as 20.00." })).toBeVisible();
  await expectAccessible(anna, "the form of an agreement with networks and limits");
});

test("an agreement is renamed without a review", async ({ as }) => {
  const name = `Hotels ${RUN}`;
  const anna = await as("anna");
  await openPage(anna, "/agreements/A-10005");
  const former = (await title(anna).textContent()) ?? "";
  const dialog = anna.getByRole("dialog", { name: "Name and description" });
  for (const next of [name, former]) {
    await anna.getByRole("button", { name: "Rename…" }).click();
    await dialog.getByLabel("Name", { exact: true }).fill("");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("Name", { exact: true }).fill(next);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(title(anna)).toHaveText(next);
  }
  await expect(anna.getByRole("list", { name: "History, newest first" })).toContainText(name);
});
