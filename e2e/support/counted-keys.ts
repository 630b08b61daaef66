import { expect, type Locator, type Page } from "@playwright/test";

/** Presses keys and counts them, a chord as one; what is typed as a value is not counted. */
export class CountedKeys {
  pressed = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.#page.keyboard.press(key);
  }

  async type(value: string): Promise<void> {
    await this.#page.keyboard.type(value);
  }

  /** As many times Tab as it takes, every one of them counted. */
  async tabTo(target: Locator): Promise<void> {
    const isThere = () => target.evaluate((element) => element === element.ownerDocument.activeElement);
    for (let tabs = 0; tabs < 10 && !(await isThere()); tabs += 1) {
      await this.press("Tab");
      // A list that has just closed may still be giving the focus back.
      await this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await expect(target).toBeFocused();
  }
}

/** A dialog that has closed has given the focus back; until then keys are its own. */
export async function expectDialogClosed(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]") === null);
}
