import { expect, type Page } from "@playwright/test";
import { consoleAddress } from "../server.ts";
import { openPage } from "./open-page.ts";

const HEADER = "reference,subscription,product,amount,from";

/** One line of a batch as a sender writes it. */
export type SentLine = {
  readonly reference: string;
  readonly subscription: string;
  readonly product: string;
  readonly amount: string;
  readonly from: string;
};

export function csvOf(lines: readonly SentLine[]): string {
  const rows = lines.map(({ reference, subscription, product, amount, from }) =>
    [reference, subscription, product, amount, from].join(","),
  );
  return [HEADER, ...rows, ""].join("\n");
}

/** Sends a batch as whoever is signed in on that page, and waits until every line was looked at. */
export async function sendBatch(page: Page, { reference, text }: { readonly reference: string; readonly text: string }): Promise<number> {
  const query = new URLSearchParams({ source: "DECODER", reference, rating: "here", file: `${reference}.csv` });
  const headers = { "content-type": "text/csv", origin: await consoleAddress() };
  const sent = await page.request.post(`/api/v1/usage-imports?${query}`, { data: Buffer.from(text), headers });
  expect(sent.status(), await sent.text()).toBe(202);
  const { importId } = (await sent.json()) as { readonly importId: number };
  await expect
    .poll(async () => ((await (await page.request.get(`/api/v1/usage-imports/${importId}`)).json()) as { readonly state: string }).state, {
      timeout: 60_000,
    })
    .toBe("finished");
  return importId;
}

type Films = { readonly count: number; readonly product?: string };

/** Films of Petros in one batch, by day: a filter that only they match. They are rated by a job, and then each has a charge. */
export async function filmsOf(page: Page, reference: string, { count, product = "LOTR1" }: Films): Promise<number> {
  return ratedFilms(
    page,
    reference,
    Array.from({ length: count }, () => ({ product, amount: "1" })),
  );
}

/** A line for each of these, and by then a charge. */
export async function ratedFilms(page: Page, reference: string, films: readonly Pick<SentLine, "product" | "amount">[]): Promise<number> {
  const line = { subscription: "S-20004", from: "2026-03-03T20:00:00+02:00" };
  const lines = films.map((film, index) => ({ ...line, ...film, reference: `${reference}-${index}` }));
  const importId = await sendBatch(page, { reference, text: csvOf(lines) });
  const waiting = async () =>
    ((await (await page.request.get(`/api/v1/usage-imports/${importId}`)).json()) as { readonly waitingForRating: number })
      .waitingForRating;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  return importId;
}

/** The newest batch; where there is none, one whose only line cannot be used. */
export async function anImport(page: Page): Promise<string> {
  await openPage(page, "/imports");
  const newest = page.getByRole("table", { name: "Batches, newest first" }).getByRole("row").nth(1).getByRole("link").first();
  if ((await newest.count()) > 0) return (await newest.getAttribute("href")) ?? "/imports";
  const line = { reference: "looked-at-1", subscription: "S-20001", product: "LOTR1", amount: "many", from: "2026-03-03T20:00:00+02:00" };
  return `/imports/${await sendBatch(page, { reference: "looked-at", text: csvOf([line]) })}`;
}
