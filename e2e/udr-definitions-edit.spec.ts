import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const tree = (page: Page) => page.getByRole("tree", { name: "Values" });
const node = (page: Page, name: string) => tree(page).getByRole("treeitem", { name: new RegExp(`^${name}`) });
const said = (page: Page) => page.locator("[data-announcements]");

async function archive(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
}

/** EU with CY below it, and UK; by the keyboard alone from the list of value lists on. */
async function buildByKeyboard(page: Page, name: string): Promise<void> {
  await openPage(page, "/value-lists");
  await page.getByRole("link", { name: "New value list" }).focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("New value list");
  await page.getByLabel("Name").focus();
  await page.keyboard.type(name);
  await page.getByRole("button", { name: "Add a value" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Value", { exact: true })).toBeFocused();
  // Enter goes on to the next value.
  await page.keyboard.type("EU");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Value", { exact: true })).toBeFocused();
  await page.keyboard.type("UK");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("");
  await page.keyboard.type("CY");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Cyprus");
  await expect(tree(page).getByRole("treeitem")).toHaveCount(3);

  await tree(page).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Cyprus stands at the top level, 2 of 3");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(said(page)).toHaveText("Cyprus stands below EU, 1 of 1");
  await expect(node(page, "Cyprus")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(said(page)).toHaveText("It cannot be moved there.");
  await page.keyboard.press("ArrowLeft");
  await expect(node(page, "EU")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowLeft");
  await expect(node(page, "EU")).toHaveAttribute("aria-expanded", "false");
  await expect(tree(page).getByRole("treeitem")).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await expect(tree(page).getByRole("treeitem")).toHaveCount(3);
}

test("a tree built by keyboard only, a choice on it, and a sample that is held against it", async ({ as }) => {
  const [list, listCode] = [`Places ${RUN}`, `PLACES-${RUN}`];
  const [type, typeCode] = [`Roaming ${RUN}`, `ROAMING-${RUN}`];
  const page = await as("anna");
  await buildByKeyboard(page, list);
  await expectAccessible(page, "the tree of a value list");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Value list saved")).toBeVisible();
  await expect(title(page)).toHaveText(list);
  await expect(page.getByRole("list", { name: list }).getByRole("listitem")).toHaveText([/EU/, /Cyprus/, /UK/]);
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Created");

  await openPage(page, "/udr-types");
  await page.getByRole("link", { name: "New UDR type" }).click();
  await expect(title(page)).toHaveText("New UDR type");
  await page.getByLabel("Name").fill(type);
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(typeCode);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("link", { name: "Choose what its usage is measured in." }).click();
  await expect(page.getByLabel("Measured in")).toBeFocused();
  await page.getByLabel("Measured in").selectOption({ label: "Transaction" });
  await page.getByRole("group", { name: "Allowed sources" }).getByLabel("Decoder").check();
  await page.getByRole("button", { name: "Add an attribute" }).click();
  const place = page.getByRole("group", { name: "Place" });
  await page.getByRole("group", { name: "attribute 1" }).getByLabel("Label").fill("Place");
  await expect(place.getByLabel("Key")).toHaveValue("place");
  await place.getByLabel("Type").selectOption("choice");
  await place.getByLabel("Value list").selectOption({ label: list });
  await place.getByLabel("Mandatory").check();

  await page.getByRole("button", { name: "Add an attribute" }).click();
  await page.getByRole("group", { name: "attribute 2" }).getByLabel("Label").fill("Number");
  const number = page.getByRole("group", { name: "Number" });
  await number.getByLabel("Format").fill("(\\d+)+");
  await expect(number).toContainText("It could take too long to check.");
  await number.getByLabel("Format").fill("\\+\\d{6,14}");
  await number.getByLabel("Sample").fill("99");
  await expect(number.getByRole("status")).toHaveText("It does not fit.");
  await number.getByLabel("Sample").fill("+35799123456");
  await expect(number.getByRole("status")).toHaveText("It fits.");
  await number.getByLabel("Label").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Number is 1 of 2");
  await expect(number.getByLabel("Label")).toBeFocused();

  const sample = page.locator("section").filter({ has: page.getByRole("heading", { name: "Try it" }) });
  await expect(sample).toContainText("The attribute Place is mandatory.");
  await sample.getByLabel("Place").fill("MARS");
  await expect(sample).toContainText("The attribute Place has a value that its type does not allow.");
  await expect(sample).toContainText("It would be refused: one field has a problem.");
  await sample.getByLabel("Place").fill("CY");
  await expect(sample).toContainText("A UDR with this metadata would be accepted.");
  await expectAccessible(page, "the editor of a UDR type");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("UDR type saved")).toBeVisible();
  await expect(title(page)).toHaveText(type);
  await expect(page.getByRole("table", { name: "Metadata attributes" }).getByRole("rowheader")).toHaveText([/Number/, /Place/]);

  await openPage(page, `/value-lists/${listCode}`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(`It is in use by the attribute Place of ${type}`);
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
  await openPage(page, `/udr-types/${typeCode}`);
  await archive(page, type);
  await openPage(page, `/value-lists/${listCode}`);
  await archive(page, list);
});

test("values are pasted, dragged and kept while something names them", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/value-lists/DEVICE/edit");
  await node(page, "Mobile").click();
  await expect(page.getByRole("main")).toContainText("In use by the usage zone Mobile devices, so it cannot be removed.");
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await page.getByLabel("Paste values").fill("GAMES\tGames console\n  GAMES-TV\tOn a television\nTV");
  await page.getByRole("button", { name: "Add these" }).click();
  await expect(page.getByRole("main")).toContainText("2 values added, 1 in the list already.");
  await expect(node(page, "On a television")).toHaveAttribute("aria-level", "2");

  const handle = node(page, "Games console").locator("[data-handle]");
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await node(page, "Mobile").boundingBox();
  if (!from || !to) throw new Error("the tree is not to be seen");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(node(page, "Games console")).toHaveAttribute("aria-level", "2");
  await expect(node(page, "On a television")).toHaveAttribute("aria-level", "3");

  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(title(page)).toHaveText("Devices");
});

test("of two who edit one source, the second is told what the first saved, and may put it over", async ({ as }) => {
  const [name, code] = [`Probe ${RUN}`, `PROBE-${RUN}`];
  const anna = await as("anna");
  const hera = await as("hera");
  await openPage(anna, "/sources/new");
  await anna.getByLabel("Name").fill(name);
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(title(anna)).toHaveText(name);

  await openPage(anna, `/sources/${code}/edit`);
  await openPage(hera, `/sources/${code}/edit`);
  await hera.getByLabel("Description").fill("Counts packets.");
  await hera.keyboard.press("Control+Enter");
  await expect(title(hera)).toHaveText(name);
  await anna.getByLabel("Description").fill("Counts bytes.");
  await anna.keyboard.press("Control+Enter");
  const conflict = anna.getByRole("alert").filter({ hasText: "saved it while you were editing" });
  await expect(conflict).toContainText("Hera");
  await expect(conflict).toContainText("Counts packets.");
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(title(anna)).toHaveText(name);
  await expect(anna.getByRole("main")).toContainText("Counts bytes.");
  await archive(anna, name);
});

test("what usage needs stays, and who may only read is offered nothing to change", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/sources/CALL-CENTRE");
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("orders at the agent's desk");

  const reader = await as("daphne");
  for (const address of ["/udr-types/PPV", "/value-lists/DEVICE", "/sources/DECODER"]) {
    await openPage(reader, address);
    await expect(reader.getByRole("link", { name: "Edit" })).toHaveCount(0);
    await expect(reader.getByRole("button", { name: "Archive" })).toHaveCount(0);
  }
  await openPage(reader, "/value-lists/new");
  await expect(title(reader)).toHaveText("Your role does not include this page");
});
