import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { routesOfPages, SAMPLES, STANDING } from "./support/console-pages.ts";
import { openPage } from "./support/open-page.ts";
import { expectWholePage, lookAt } from "./support/whole-page.ts";

test("every page of the app folder has an address to be looked at", () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(routesOfPages());
});

for (const [route, sample] of STANDING) {
  test(`${route} is whole, readable in both themes, and fits a phone`, async ({ page: visitor, as }) => {
    await lookAt(sample.who === null ? visitor : await as(sample.who), route, sample);
  });
}

test("an address that does not exist says so, signed in or not", async ({ page: visitor, as }) => {
  const page = await as("chloe");
  for (const address of ["/no-such-page", "/udrs/999999999", "/accounts/A-999999999"]) {
    await openPage(page, address);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/does not exist|^There is no /);
    await expect(page.getByRole("main").getByRole("link").first(), "a way on").toBeVisible();
    await expectWholePage(page, address);
  }
  expect((await openPage(visitor, "/no-such-page")).status()).toBe(404);
  await expectWholePage(visitor, "/no-such-page for a visitor");
});

test("a page that the role does not include says whom to ask, and shows nothing of itself", async ({ as }) => {
  const page = await as("chloe");
  await openPage(page, "/users");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role does not include this page");
  await expect(page.getByRole("main")).not.toContainText("@aluxsat.example");
  await expectWholePage(page, "not permitted");
});

test("a list that cannot be read says so, and reads again when asked", async ({ as, faults }) => {
  faults.expectFault(/status 500: GET .*\/api\/udrs/);
  faults.expectFault(/status of 500/);
  const page = await as("daphne");
  const answer = (status: number) => ({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ title: "Something went wrong on our side." }),
  });
  await page.route("**/api/udrs?*", (route) => route.fulfill(answer(500)));
  await page.route("**/api/udrs", (route) => route.fulfill(answer(500)));
  await openPage(page, "/udrs");
  await expect(page.getByRole("heading", { name: "The UDRs could not be read" })).toBeVisible();
  await expectAccessible(page, "the error state");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("grid", { name: /Usage detail records/ })).toBeVisible();
});
