import type { Page, Response } from "@playwright/test";

/** Goes to an address and waits until the page can be worked with: before React has taken over, a click may be lost. */
export async function openPage(page: Page, address: string): Promise<Response> {
  const response = await page.goto(address);
  if (response === null) throw new Error(`${address} did not load a document.`);
  await untilAlive(page);
  return response;
}

/** React has taken over what the server sent. */
export async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__react")));
}

export async function untilAlive(page: Page): Promise<void> {
  await untilTakenOver(page);
  // What listens to keys begins after the paint: until the browser has nothing else to do.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
}
