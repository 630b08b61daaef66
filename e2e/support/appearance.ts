import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type AxeResult = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

const LOOKS = 3;
const PATIENCE_MILLIS = 5_000;

const PHONE = { width: 390, height: 844 };

/** What depends on the theme; everything else that axe asks is answered once. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/**
 * Nothing for axe to complain about, in the light and in the dark. Toasts have left, and the page stands at its top: what a
 * toast covers for seconds, or the bar at the top while one scrolls, is not too small.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  await dismissToasts(page);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(settled);
    const found = await complaints(page, colorScheme === "light" ? RULES : null);
    expect.soft(found, `axe on ${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/**
 * What axe finds, with null about colours only. What is on its way (a colour, a list that comes in, a height that is measured) is looked at again
 * until it has arrived; a single look may take long.
 */
async function complaints(page: Page, tags: string[] | null): Promise<readonly string[]> {
  const until = Date.now() + PATIENCE_MILLIS;
  for (let looks = 1; ; looks += 1) {
    const { violations } = await axeOn(page, tags).analyze();
    if (violations.length === 0 || (looks >= LOOKS && Date.now() > until)) return violations.flatMap(inWords);
    await page.evaluate(settled);
  }
}

/**
 * Its "legacy mode" opens no blank page for each look to put results of frames together, which takes as long again as the look; the console has no
 * frames.
 */
function axeOn(page: Page, tags: string[] | null): AxeBuilder {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  return tags === null ? axe.withRules(RULES_OF_COLOUR) : axe.withTags(tags);
}

function inWords({ id, nodes }: AxeResult): readonly string[] {
  return nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
}

async function dismissToasts(page: Page): Promise<void> {
  const toasts = page.getByRole("button", { name: "Dismiss", exact: true });
  while ((await toasts.count()) > 0) {
    // One that leaves by itself meanwhile is as good.
    await toasts
      .first()
      .click({ timeout: 1_000 })
      .catch(() => undefined);
  }
}

/** Colours that are on their way from one theme to the other have arrived. */
async function settled(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}

/** On a phone the page itself does not move sideways; a wide table scrolls inside its own region. */
export async function expectNoSidewaysScroll(page: Page, what = page.url()): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(PHONE);
  // Polled: the page may lay itself out once more after the viewport has changed.
  await expect.soft.poll(() => page.evaluate(tooWide), { message: `${what} at ${PHONE.width} px`, timeout: 10_000 }).toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** The elements that make the document wider than the screen, outermost first. */
function tooWide(): readonly string[] {
  const root = document.scrollingElement;
  if (root === null || root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
  const names = wide.slice(0, 5).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`);
  return [`${root.scrollWidth} px wide`, ...names];
}
