import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import * as z from "zod";
import { test } from "./fixtures.ts";
import { consoleAddress } from "./server.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { basePrice, discardDraft, openDraft, withDraft } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

const PLAN = "/price-plans/GLOBAL";

/** As much of a document as a test changes. */
const priced = z.looseObject({
  code: z.string(),
  currency: z.string(),
  rates: z.array(z.looseObject({ key: z.string(), base: z.looseObject({ price: z.string().optional() }) })).min(1),
});
type Priced = z.output<typeof priced>;

async function download(page: Page, link: string | RegExp): Promise<{ readonly name: string; readonly document: Priced }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).first().click()]);
  return { name: file.suggestedFilename(), document: priced.parse(JSON.parse(await readFile(await file.path(), "utf8"))) };
}

function repriced(document: Priced, price: string): string {
  const rates = document.rates.map((rate) => (rate.base.price === undefined ? rate : { ...rate, base: { ...rate.base, price } }));
  return JSON.stringify({ ...document, rates }, null, 2);
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Import a document" });

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import document…" }).click();
  await expect(dialogOf(page)).toBeVisible();
}

const chooseFile = (page: Page, text: string) =>
  dialogOf(page)
    .getByLabel("File")
    .setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(text) });

async function openVersions(page: Page): Promise<void> {
  await openPage(page, PLAN);
  await page.getByRole("tab", { name: /^Versions/ }).click();
}

test("a version is downloaded, changed, looked at, and begins a draft; the draft comes back as it went out", async ({ as }) => {
  const page = await as("anna");
  await openVersions(page);
  const { name, document } = await download(page, /^Download document of v\d+$/);
  expect(name).toMatch(/^GLOBAL-v\d+\.json$/);
  expect(document.code).toBe("GLOBAL");
  await openImport(page);
  const dialog = dialogOf(page);
  const begin = dialog.getByRole("button", { name: "Begin a draft with it" });
  await expect(begin).toBeDisabled();
  await expectAccessible(page, "the import dialog");
  await expectNoSidewaysScroll(page, "the import dialog");
  await chooseFile(page, repriced(document, "12.34"));
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ changes? against v\d+, in force\./);
  await expect(dialog.getByRole("region", { name: "What it changes" })).toContainText("€12.34");
  await expectAccessible(page, "the import dialog, read");
  await begin.click();
  try {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Draft of v\d+$/);
    await expect(basePrice(page)).toHaveValue("12.34");
    const draft = await download(page, "Download document of the draft");
    expect(draft.name).toBe("GLOBAL-draft.json");
    await openImport(page);
    await chooseFile(page, JSON.stringify(draft.document));
    await expect(dialog.getByRole("status")).toHaveText("Nothing in it differs from the draft.");
    await expect(dialog.getByRole("button", { name: "Put into the draft" })).toBeDisabled();
  } finally {
    await discardDraft(page);
  }
});

test("what cannot be read, or is another plan's, says where and why, and stores nothing", async ({ as }) => {
  const page = await as("anna");
  await openVersions(page);
  const { document } = await download(page, /^Download document of v\d+$/);
  await openImport(page);
  const dialog = dialogOf(page);
  const refused = async (text: string, sentence: string | RegExp) => {
    await dialog.getByLabel("Or paste it").fill(text);
    await expect(dialog.getByRole("status")).toHaveText("It cannot be imported: 1 error.");
    await expect(dialog).toContainText(sentence);
    await expect(dialog.getByRole("button", { name: "Begin a draft with it" })).toBeDisabled();
  };
  await refused("{ rates", "It is not JSON.");
  await refused(JSON.stringify({ ...document, colour: "red" }), '"colour" is not a member of the format');
  await refused(JSON.stringify({ ...document, code: "VIP" }), "The document is VIP in EUR, and this plan is GLOBAL in EUR.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Edit prices" })).toBeVisible();
});

test("an import over a draft that a colleague saved meanwhile loses nobody's work", async ({ as }) => {
  const [anna, boris] = [await as("anna"), await as("boris")];
  await withDraft(anna, async () => {
    const { document } = await download(anna, "Download document of the draft");
    await openDraft(boris);
    await openImport(anna);
    const dialog = dialogOf(anna);
    await chooseFile(anna, repriced(document, "13.00"));
    await expect(dialog.getByRole("region", { name: "What it changes" })).toContainText("€11.00");
    await basePrice(boris).fill("14.00");
    await boris.getByRole("button", { name: "Save draft" }).click();
    await expect(boris.getByText("All changes saved")).toBeVisible();
    await dialog.getByRole("button", { name: "Put into the draft" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Somebody changed it in the meantime.");
    // Now against what Boris saved.
    await expect(dialog.getByRole("region", { name: "What it changes" })).toContainText("€14.00");
    await dialog.getByRole("button", { name: "Put into the draft" }).click();
    await expect(dialog).toBeHidden();
    await expect(basePrice(anna)).toHaveValue("13.00");
  });
});

test("two versions, or one and the draft, are compared by an address", async ({ as }) => {
  const page = await as("anna");
  await withDraft(page, async () => {
    await openPage(page, `${PLAN}/compare?from=1&to=draft`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Versions compared");
    await expect(page.getByRole("main")).toContainText("€11.00");
    await page.getByRole("combobox", { name: "To", exact: true }).selectOption({ label: "Version 1" });
    await expect(page).toHaveURL(/from=1&to=1$/);
    await expect(page.getByRole("main")).toContainText("The two price alike.");
    await expect(page.getByRole("main")).toContainText("Approved by");
    await expectAccessible(page, "the comparison");
    await expectNoSidewaysScroll(page, "the comparison");
  });
});

test("the routes say what they are, and refuse what nobody looked at", async ({ as }) => {
  const page = await as("anna");
  const { request } = page.context();
  const origin = await consoleAddress();
  const schema = await request.get("/api/price-plans/schema.json");
  expect(schema.status()).toBe(200);
  expect(await schema.json()).toMatchObject({ title: "Ratewright pricing document", type: "object" });
  const version = await request.get("/api/price-plans/GLOBAL/versions/1/document");
  expect(version.headers()).toMatchObject({
    "content-disposition": 'attachment; filename="GLOBAL-v1.json"',
    etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
  });
  const again = await request.get("/api/price-plans/GLOBAL/versions/1/document", {
    headers: { "if-none-match": version.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
  for (const address of ["GLOBAL/versions/999/document", "NOWHERE/versions/1/document", "GLOBAL/draft/document"]) {
    const missing = await request.get(`/api/price-plans/${address}`);
    expect([missing.status(), missing.headers()["content-type"]], address).toEqual([404, "application/problem+json"]);
  }
  const put = (headers: Record<string, string>, data: unknown) =>
    request.put("/api/price-plans/GLOBAL/draft", { data, headers: { origin, "idempotency-key": crypto.randomUUID(), ...headers } });
  const document: unknown = await version.json();
  expect(await (await put({}, document)).json()).toMatchObject({ status: 428, code: "REVISION_REQUIRED" });
  expect(await (await put({ "if-match": '"1"' }, document)).json()).toMatchObject({ status: 409, code: "DRAFT_NOT_OPEN" });
  expect(await (await put({ "if-none-match": "*" }, { ...priced.parse(document), code: "VIP" })).json()).toMatchObject({
    status: 422,
    code: "DOCUMENT_OF_OTHER_PLAN",
  });
  // Larger than a server action may be: it is read, and refused for what it would replace.
  const { rates, ...head } = priced.parse(document);
  const many = Array.from({ length: 1000 }, (_, index) => ({ ...rates[0], key: `rate-${index}`, for: { product: `P${index}` } }));
  expect(JSON.stringify(many).length).toBeGreaterThan(64 * 1024);
  expect(await (await put({ "if-match": '"1"' }, { ...head, rates: many })).json()).toMatchObject({ code: "DRAFT_NOT_OPEN" });
  expect(await (await put({ "if-none-match": "*" }, { code: "GLOBAL" })).json()).toMatchObject({ status: 400, code: "INVALID_INPUT" });
});
