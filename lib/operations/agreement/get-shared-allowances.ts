import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listAllowanceUsers } from "#db/queries/allowance-counters.ts";
import { unitNames } from "#db/queries/allowance-names.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { readCounters } from "#db/queries/rate-counters.ts";
import { allowancePlace, type SharedAllowanceView, toSharedAllowanceView } from "#lib/domain/allowance/shared-allowance-view.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import type { Context } from "../context.ts";

/** Who took most; an organisation may have thousands of SIMs. */
const USERS = 10;

/** What the SIMs of an account share now, how much of it is left in its period, and who took it. Empty where they share nothing. */
export async function getSharedAllowances({ database, now }: Context, number: string): Promise<readonly SharedAllowanceView[]> {
  const account = await findAccountByNumber(database, number);
  const document = account && (await findAgreementInForce(database, account, now))?.document;
  if (!account || document?.allowances === undefined) return [];
  const { accountId } = account;
  const placed = document.allowances.map((allowance) => {
    return { allowance, place: allowancePlace(allowance, { accountId, timeZone: document.timeZone, at: now }) };
  });
  const places = placed.map(({ place }) => place);
  const taken = await readCounters(database, account, places);
  const names = await unitNames(
    database,
    placed.map(({ allowance }) => allowance.unit),
  );
  const views: SharedAllowanceView[] = [];
  for (const { allowance, place } of placed) {
    const { users, count } = await listAllowanceUsers(database, account, { place, limit: USERS });
    const unitName = names.get(allowance.unit) ?? allowance.unit;
    const others = count - users.length;
    views.push(toSharedAllowanceView(allowance, { taken: taken.get(placeName(place)) ?? null, users, others, unitName }));
  }
  return views;
}
