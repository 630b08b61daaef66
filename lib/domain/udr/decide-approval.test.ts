import { expect, test } from "vitest";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { decideApproval } from "./decide-approval.ts";

const LIMIT = { perAction: micros("50"), perDay: micros("200") };

/** The net of all entries (credits are negative), what was credited earlier today, and what that needs. */
const SHEET = [
  { net: "10.00", today: "0.00", needs: "nothing" },
  { net: "0.00", today: "500.00", needs: "nothing" },
  { net: "-50.00", today: "0.00", needs: "nothing" },
  { net: "-50.01", today: "0.00", needs: "action 50.01 of 50.00" },
  { net: "-50.00", today: "150.00", needs: "nothing" },
  { net: "-50.00", today: "150.01", needs: "day 200.01 of 200.00" },
  { net: "-60.00", today: "199.00", needs: "action 60.00 of 50.00" },
  { net: "10.00", today: "300.00", needs: "nothing" },
] as const;

test.each(SHEET)("net $net after $today today needs $needs", ({ net, today, needs }) => {
  const need = decideApproval({ net: micros(net), limit: LIMIT, creditedToday: micros(today) });
  expect(need === null ? "nothing" : `${need.of} ${microsToString(need.credit, 2)} of ${microsToString(need.limit, 2)}`).toBe(needs);
});

test("a role without a limit may credit nothing, the system anything", () => {
  const nothing = { perAction: 0n, perDay: 0n };
  expect(decideApproval({ net: -1n, limit: nothing, creditedToday: 0n })).not.toBeNull();
  expect(decideApproval({ net: micros("-999999"), limit: null, creditedToday: 0n })).toBeNull();
});
