import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import * as z from "zod";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { test } from "./fixtures.ts";
import { findAccount } from "./journeys/ordering.ts";
import { consoleAddress } from "./server.ts";
import { expectAccessible } from "./support/appearance.ts";
import { discardDraft, openDraft } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const condition = (page: Page, number: number) => page.getByRole("group", { name: new RegExp(`^(and )?condition ${number}$`, "i") });
const matched = (page: Page) => page.getByRole("status").filter({ hasText: /^Matches [\d,]+ of the last [\d,]+ UDRs$/ });

/** Tabs on until the control has the focus: what the keyboard cannot reach is found here. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < 150; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}

/** Down the list of choices, a key each, until it is chosen. */
async function choose(page: Page, select: Locator, label: string): Promise<void> {
  await tabTo(page, select);
  const chosen = select.locator("option:checked");
  for (let step = 0; step < 40; step += 1) {
    const text = (await chosen.textContent()) ?? "";
    if (text.trim().startsWith(label)) return;
    await page.keyboard.press("ArrowDown");
    await expect(chosen).not.toHaveText(text);
  }
  await expect(chosen).toHaveText(label);
}

/** A film ordered with the remote control: usage that zones tell apart by its device. */
async function orderOn(desk: Page, device: string): Promise<void> {
  await openPage(desk, "/");
  const account = await findAccount(desk, "Eleni Georgiou");
  const headers = { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": randomUUID() };
  const answer = await desk.request.post("/api/v1/orders", { data: { account, product: "LOTR1", metadata: { device } }, headers });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function archive(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
}

test("a zone is written by keyboard alone, and says what it matches while it is", async ({ as }) => {
  const [name, code] = [`On television ${RUN}`, `ON-TELEVISION-${RUN}`];
  const page = await as("anna");
  await orderOn(await as("chloe"), "DECODER");
  await openPage(page, "/usage-zones");
  await tabTo(page, page.getByRole("link", { name: "New usage zone" }));
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("New usage zone");
  await expect(page.getByRole("main")).toContainText("Complete a condition, and what it matches stands here.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link", { name: "Choose an attribute." })).toBeVisible();

  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type(name);
  await expect(page.getByLabel("Code")).toHaveValue(code);
  const first = condition(page, 1);
  await choose(page, first.getByRole("combobox", { name: "Attribute" }), "Device");
  await choose(page, first.getByRole("combobox", { name: "Comparison" }), "is, or");
  await choose(page, first.getByRole("combobox", { name: "Value" }), "Television");
  await expect(matched(page)).toBeVisible();
  const before = await matched(page).textContent();

  await tabTo(page, page.getByRole("button", { name: "Add a condition" }));
  await page.keyboard.press("Enter");
  const second = condition(page, 2);
  await expect(second.getByRole("combobox", { name: "Attribute" })).toBeFocused();
  await expect(page.getByText("Condition 2 is not complete yet, and left out here.")).toBeVisible();
  await choose(page, second.getByRole("combobox", { name: "Attribute" }), "Device");
  await choose(page, second.getByRole("combobox", { name: "Value" }), "Phone");
  await expect(page.getByText("It never matches: no usage can meet all of these conditions at once.")).toBeVisible();
  await expect(matched(page)).toHaveText(/^Matches 0 of the last /);

  await tabTo(page, page.getByRole("button", { name: "Move condition 2 up" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-announcements]")).toHaveText("Condition 2 is now condition 1 of 2");
  await expect(page.getByRole("button", { name: "Move condition 1 down" })).toBeFocused();
  await expect(page.locator("[aria-busy=true]"), "what it matches is told anew").toHaveCount(0);
  await expectAccessible(page, "a zone that never matches");
  await tabTo(page, page.getByRole("button", { name: "Remove condition 1" }));
  await page.keyboard.press("Enter");
  await expect(condition(page, 2)).toHaveCount(0);
  await expect(condition(page, 1).getByRole("combobox", { name: "Attribute" })).toBeFocused();
  await expect(matched(page)).toHaveText(before ?? "");

  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Usage zone saved")).toBeVisible();
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole("list", { name: "Conditions" })).toHaveText("Device is Television or anything under it");
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Created");

  await openPage(page, `/usage-zones?q=${RUN}`);
  await expect(page.getByRole("row").filter({ hasText: code })).toContainText("Device is Television or anything under it");
  await page.getByRole("link", { name }).click();
  await archive(page, name);
  await openPage(page, "/usage-zones?archived=1");
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(page.getByText(`${name} is in use again.`)).toBeVisible();
  await openPage(page, `/usage-zones/${code}`);
  await archive(page, name);
});

test("of one UDR it says condition by condition why it does not match", async ({ as }) => {
  const page = await as("anna");
  await orderOn(await as("chloe"), "DECODER");
  await openPage(page, "/usage-zones/MOBILE-DEVICES/edit");
  await expect(matched(page)).toBeVisible();
  const outside = page.getByRole("list", { name: "Do not match" });
  await expect(outside.getByRole("listitem").first()).toContainText("Device is Decoder");
  await outside.getByRole("button", { name: /^Why/ }).first().click();
  await expect(page.getByText(/^UDR \d+ does not match\.$/)).toBeVisible();
  const reasons = page.getByRole("list", { name: /^Conditions for UDR/ });
  await expect(reasons).toContainText("Device is Mobile or anything under it: fails");
  await expect(reasons).toContainText("Device is Decoder");
  await page.getByLabel("Try one UDR").fill("999999999");
  await expect(page.getByText("There is no UDR with the number 999999999.")).toBeVisible();
});

/** As much of a document as the test changes. */
const planDocument = z.looseObject({
  rates: z.array(z.looseObject({ base: z.unknown(), tiered: z.array(z.unknown()).default([]) })).min(1),
});

/** Puts into the open draft a level that holds only in the zone. */
async function priceInDraft(page: Page, zone: string): Promise<void> {
  const draft = "/api/price-plans/GLOBAL/draft";
  const read = await page.request.get(`${draft}/document`);
  expect(read.status(), await read.text()).toBe(200);
  const { rates, ...others } = planDocument.parse(await read.json());
  const changed = rates.map((rate, index) =>
    index === 0 ? { ...rate, tiered: [...rate.tiered, { level: 99, zone, charge: rate.base }] } : rate,
  );
  const headers = {
    origin: await consoleAddress(),
    "if-match": `"${read.headers()["draft-revision"]}"`,
    "idempotency-key": randomUUID(),
  };
  const written = await page.request.put(draft, { headers, data: { ...others, rates: changed } });
  expect(written.status(), await written.text()).toBe(200);
}

test("what a draft uses cannot be archived, and the reason names the draft", async ({ as }) => {
  const page = await as("anna");
  await openDraft(page);
  try {
    await priceInDraft(page, "MOBILE-DEVICES");
    await openPage(page, "/usage-zones/MOBILE-DEVICES");
    await expect(page.getByRole("main")).toContainText(/draft, rate .*, level 99/);
    await page.getByRole("button", { name: "Archive" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("It is in use by the draft of Global price plan.");
    await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
  } finally {
    await discardDraft(page);
  }
});

test("of two who edit one zone, the second is told what the first saved, and may put theirs over it", async ({ as }) => {
  const [name, code] = [`In rooms ${RUN}`, `IN-ROOMS-${RUN}`];
  const anna = await as("anna");
  const hera = await as("hera");
  await openPage(anna, "/usage-zones/new");
  await anna.getByRole("textbox", { name: "Name" }).fill(name);
  await condition(anna, 1).getByRole("combobox", { name: "Attribute" }).selectOption("location");
  await condition(anna, 1).getByRole("combobox", { name: "Comparison" }).selectOption("startsWith");
  await condition(anna, 1).getByRole("textbox", { name: "Values" }).fill("Room 1\nRoom 2");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(title(anna)).toHaveText(name);

  await openPage(anna, `/usage-zones/${code}/edit`);
  await openPage(hera, `/usage-zones/${code}/edit`);
  await expect(hera.getByText("How many it matches is not shown: Location is personal.")).toBeVisible();
  await expect(hera.getByText("Your role does not include UDRs, so none are shown.")).toBeVisible();
  await condition(hera, 1).getByRole("textbox", { name: "Values" }).fill("Room 3");
  await hera.keyboard.press("Control+Enter");
  await expect(title(hera)).toHaveText(name);
  await condition(anna, 1).getByRole("textbox", { name: "Values" }).fill("Room 4");
  await anna.keyboard.press("Control+Enter");
  const conflict = anna.getByRole("alert").filter({ hasText: "saved it while you were editing" });
  await expect(conflict).toContainText("Hera");
  await expect(conflict.getByRole("definition").filter({ hasText: 'location starts with "Room 3"' })).toBeVisible();
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(title(anna)).toHaveText(name);
  await expect(anna.getByRole("list", { name: "Conditions" })).toHaveText("Location starts with Room 4");
  await archive(anna, name);
});

test("who may read definitions and not manage them is offered nothing to change", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/usage-zones/MOBILE-DEVICES");
  await expect(page.getByRole("list", { name: "Conditions" })).toHaveText("Device is Mobile or anything under it");
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Archive" })).toHaveCount(0);
  await openPage(page, "/usage-zones/new");
  await expect(title(page)).toHaveText("Your role does not include this page");
});
