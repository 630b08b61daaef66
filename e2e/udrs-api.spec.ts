import { type APIRequestContext, expect, test } from "@playwright/test";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { signedIn } from "./authorisation/callers.ts";

const RUN = Date.now().toString(36);
const UDRS = "/api/v1/udrs";

let count = 0;
/** As a program would: a key for each change, and the revision that it is for. */
const change = (etag: string) => {
  count += 1;
  return { "idempotency-key": `udrs-${RUN}-${count}`, "if-match": etag };
};

type Order = { readonly order: number; readonly udr: number };

/** Ordered by the decoder, whose UDR nobody else knows. */
async function film(api: APIRequestContext): Promise<Order> {
  count += 1;
  const ordered = await api.post("/api/v1/orders", {
    headers: { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": `film-${RUN}-${count}` },
    data: { subscription: "S-20001", product: "LOTR1", quantity: "1", metadata: {} },
  });
  expect(ordered.status(), await ordered.text()).toBe(201);
  return (await ordered.json()) as Order;
}

test("a program finds a UDR, has it explained, looks at what a correction would post, and corrects it once", async () => {
  const daphne = await signedIn("daphne@aluxsat.example");
  const { udr } = await film(daphne);
  const listed = await daphne.get(`${UDRS}?account=A-10001&number=${udr}`);
  expect(await listed.json()).toMatchObject({ udrs: [{ udr, account: "A-10001", revision: 1, billingDirective: "toBeBilled" }] });
  const shown = await daphne.get(`${UDRS}/${udr}`);
  const { etag = "" } = shown.headers();
  expect([etag, await shown.json()]).toMatchObject(['"1"', { udr, rbis: [{ kind: "charge" }] }]);
  const explained = (await (await daphne.get(`${UDRS}/${udr}/explain`)).json()) as { readonly won: unknown[]; readonly lost: unknown[] };
  expect([explained.won.length > 0, explained.lost.length > 0]).toEqual([true, true]);

  const headers = change(etag);
  expect(
    (
      await daphne.post(`${UDRS}/${udr}/cancel`, {
        headers: { ...headers, "if-match": '"9"' },
        data: { reasonCode: "GOODWILL", previewToken: "t" },
      })
    ).status(),
  ).toBe(412);
  const looked = await daphne.post(`${UDRS}/${udr}/cancel?preview=true`, { headers, data: { reasonCode: "GOODWILL" } });
  const preview = (await looked.json()) as { readonly previewToken: string; readonly netEffect: string };
  const data = { reasonCode: "GOODWILL", reasonText: `Asked by a program, ${RUN}`, previewToken: preview.previewToken };
  const done = await daphne.post(`${UDRS}/${udr}/cancel`, { headers, data });
  expect([done.status(), done.headers().etag, await done.json()]).toMatchObject([200, '"2"', { udr, netEffect: preview.netEffect }]);
  const again = await daphne.post(`${UDRS}/${udr}/cancel`, { headers, data });
  expect([again.status(), await again.json()]).toEqual([200, await done.json()]);
});

test("a program cancels an order's lot, and one whose role may not is told so", async () => {
  const daphne = await signedIn("daphne@aluxsat.example");
  const { order, udr } = await film(daphne);
  const headers = change('"1"');
  const lot = { order, reasonCode: "GOODWILL" };
  const decoder = { authorization: `Bearer ${DEMO_DECODER_KEY}` };
  expect((await daphne.post(`${UDRS}/cancel-lot?preview=true`, { headers: { ...headers, ...decoder }, data: lot })).status()).toBe(403);
  const looked = await daphne.post(`${UDRS}/cancel-lot?preview=true`, { headers, data: lot });
  const { previewToken } = (await looked.json()) as { readonly previewToken: string };
  const done = await daphne.post(`${UDRS}/cancel-lot`, { headers, data: { ...lot, previewToken } });
  expect([done.status(), await done.json()]).toMatchObject([200, { order, udrs: [{ udr, revision: 2 }] }]);
});
