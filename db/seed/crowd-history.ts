import { assert, present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Database } from "../connection.ts";
import { nextIds } from "../ids.ts";
import type { CrowdAccount } from "./crowd-accounts.ts";
import { billEverybody, type CrowdBill, monthEnds } from "./crowd-bills.ts";
import type { WatchedFilm } from "./crowd-films.ts";
import { CrowdLedger, type PostedRbi } from "./crowd-ledger.ts";
import type { CrowdRater } from "./crowd-rating.ts";
import { type CrowdUdr, importedUdr, type Posting, postCorrected, postImported, type UdrIds } from "./crowd-usage.ts";

export type History = { readonly udrs: readonly CrowdUdr[]; readonly bills: readonly CrowdBill[]; readonly ledger: CrowdLedger };

type Watched = {
  readonly films: readonly WatchedFilm[];
  readonly accounts: readonly CrowdAccount[];
  readonly ids: UdrIds;
  readonly rate: CrowdRater;
};

type Event = { readonly at: Instant; readonly happens: () => Promise<void> | void };

/** Lives the last two months through in the order of time: films come in and are rated, agents correct some, each month's end bills. */
export async function liveThrough(database: Database, watched: Watched, now: Instant): Promise<History> {
  const { films } = watched;
  const corrections = films.filter(({ correction }) => correction !== null).length;
  // A correction reverses a charge, and a credit takes its place at most.
  const ledger = new CrowdLedger(await nextIds(database, "rbi", films.length + 2 * corrections));
  const udrs = await importAll(database, watched);
  const charges = new Map<number, PostedRbi>();
  const bills: CrowdBill[] = [];
  const posting = { ledger, rate: watched.rate };
  const events: Event[] = [
    ...films.flatMap((film, index) => filmEvents({ film, index }, { udrs, charges, posting })),
    ...monthEnds(films[0]?.usedFrom ?? now, now).map((at) => ({
      at,
      happens: async () => {
        bills.push(...(await billEverybody(database, ledger, at)));
      },
    })),
  ];
  for (const { happens } of events.toSorted((left, right) => left.at - right.at)) await happens();
  return { udrs, bills, ledger };
}

async function importAll(database: Database, { films, accounts, ids }: Watched): Promise<CrowdUdr[]> {
  const udrIds = await nextIds(database, "udr", films.length);
  return films.map((film, index) => {
    const account = present(accounts[film.member], "an account");
    const imported = importedUdr({ film, account, udrId: present(udrIds[index], "a UDR id") }, ids);
    const personal: Record<string, string> = film.location === null ? {} : { location: film.location };
    return { account, imported, personal, corrected: null };
  });
}

type Numbered = { readonly film: WatchedFilm; readonly index: number };
type Going = { readonly udrs: CrowdUdr[]; readonly charges: Map<number, PostedRbi>; readonly posting: Posting };

function filmEvents({ film, index }: Numbered, { udrs, charges, posting }: Going): readonly Event[] {
  const { correction } = film;
  const recorded = {
    at: film.recordedAt,
    happens: () => {
      const charge = postImported(present(udrs[index], "a UDR"), posting);
      if (charge !== null) charges.set(index, charge);
    },
  };
  if (correction === null) return [recorded];
  assert(correction.actedAt > film.recordedAt, "a film was corrected before it was recorded");
  const corrected = {
    at: correction.actedAt,
    happens: () => {
      const charge = present(charges.get(index), "the charge of a UDR");
      udrs[index] = postCorrected({ ...present(udrs[index], "a UDR"), charge }, correction, posting);
    },
  };
  return [recorded, corrected];
}
