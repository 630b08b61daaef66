import { expect, type Page, request } from "@playwright/test";
import { test } from "./fixtures.ts";
import { consoleAddress } from "./server.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays revoked, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

async function openPrograms(page: Page): Promise<void> {
  await openPage(page, "/users");
  await page.getByRole("tab", { name: /^Programs/ }).click();
}

/** Whether a program with this key gets in. Its order says nothing, so whoever is let in is told what is missing. */
async function enters(key: string): Promise<boolean> {
  const program = await request.newContext({ baseURL: await consoleAddress() });
  const headers = { authorization: `Bearer ${key}`, "idempotency-key": `enters-${RUN}` };
  const answer = await program.post("/api/v1/orders", { headers, data: {} });
  await program.dispose();
  expect([400, 401]).toContain(answer.status());
  return answer.status() === 400;
}

test("a program gets a key that is shown once, is renewed, and is revoked for a reason", async ({ as }) => {
  const name = `Portal ${RUN}`;
  const page = await as("hera");
  await openPrograms(page);

  await page.getByRole("button", { name: "New program" }).click();
  const form = page.getByRole("dialog", { name: "New program" });
  await form.getByLabel("Name").fill(name);
  await expect(form.getByLabel("Code")).toHaveValue(`PORTAL-${RUN}`);
  await form.getByRole("button", { name: "Make its key" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "No program was made" })).toBeFocused();
  await expect(form.getByLabel("Source of its orders")).toBeHidden();
  await form.getByLabel("Role").selectOption({ label: "Decoder service" });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("Choose the source of its orders.").first()).toBeVisible();
  await form.getByLabel("Source of its orders").selectOption({ label: "Decoder" });
  await expectAccessible(page, "the form of a new program");
  await form.getByRole("button", { name: "Make its key" }).click();

  const shown = page.getByRole("dialog", { name: `The key of ${name}` });
  await expect(shown.getByLabel("Key", { exact: true })).toBeFocused();
  const first = await shown.getByLabel("Key", { exact: true }).inputValue();
  expect(first).toMatch(/^rwk_[\w-]{43}$/);
  await expectAccessible(page, "a key that is shown once");
  await page.keyboard.press("Escape");
  await expect(shown.getByText("The key was not copied yet.")).toBeVisible();
  await shown.getByRole("button", { name: "The program has it" }).click();
  await expect(shown).toBeHidden();
  expect(await page.content()).not.toContain(first);
  expect(page.url()).not.toContain("rwk_");
  expect(await enters(first)).toBe(true);

  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: `Renew key of ${name}` }).click();
  const question = page.getByRole("alertdialog", { name: `Renew the key of ${name}?` });
  await expect(question).toContainText(`${name} is refused from this moment`);
  await question.getByRole("button", { name: "Renew key" }).click();
  await expect(shown.getByLabel("Key", { exact: true })).toBeFocused();
  const second = await shown.getByLabel("Key", { exact: true }).inputValue();
  expect(second).not.toBe(first);
  expect(await enters(first)).toBe(false);
  expect(await enters(second)).toBe(true);
  await shown.getByRole("button", { name: "The program has it" }).click();
  await shown.getByRole("button", { name: "The program has it" }).click();

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  const revoking = page.getByRole("alertdialog", { name: `Revoke ${name}?` });
  await revoking.getByRole("button", { name: "Revoke" }).click();
  await expect(revoking.getByText("Say why, for the audit trail.")).toBeVisible();
  await revoking.getByLabel("Reason").fill("The portal is shut");
  await expectAccessible(page, "the question before a program is revoked");
  await revoking.getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  await expect(row.getByRole("button")).toHaveCount(0);
  expect(await enters(second)).toBe(false);

  await openPage(page, "/audit?entity=serviceAccount");
  await expect(page.getByRole("main")).toContainText("The portal is shut");
  await expect(page.getByRole("main")).not.toContainText("rwk_");
});
