import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { TITLES } from "./support/whole-page.ts";

test("no two pages have the same title", () => {
  const routes = readdirSync(TITLES);
  const titles = routes.map((route) => readFileSync(path.join(TITLES, route), "utf8"));
  const shared = routes.filter((_, index) => titles.indexOf(titles[index] ?? "") !== index).map(decodeURIComponent);
  expect(shared, `titled as another page of ${routes.length}`).toEqual([]);
});
