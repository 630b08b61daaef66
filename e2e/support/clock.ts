import { expect, type Page } from "@playwright/test";

const CHOICES = ["02:14 tonight", "20:00 today", "Real time"] as const;

/**
 * Sets the business clock as a person would: through the header, to one of its choices or to a local date and time
 * ("2026-12-24T20:00"). It is one clock for everybody.
 */
export async function setClock(page: Page, time: string): Promise<void> {
  const button = page.getByRole("button", { name: /^Business clock/ });
  const popover = page.getByRole("dialog", { name: "Business clock", exact: true });
  await button.click();
  await expect(popover).toBeVisible();
  if (CHOICES.some((choice) => choice === time)) {
    await popover.getByRole("button", { name: time }).click();
  } else {
    await popover.getByLabel("Another time").fill(time);
    await popover.getByRole("button", { name: "Set the clock" }).click();
  }
  await expect(popover).toBeHidden();
  const shown = /\d\d:\d\d/.exec(time)?.[0];
  if (shown === undefined) await expect(button).not.toContainText("moved");
  else await expect(button).toContainText(shown);
}
