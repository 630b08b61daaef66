import {
  CircleUserRound,
  FileInput,
  History,
  Keyboard,
  PlayCircle,
  Receipt,
  Search,
  ShoppingCart,
  SquareUserRound,
  TableProperties,
  Zap,
} from "lucide-react";
import type { ReactNode } from "react";
import type { PageKey } from "#components/ui/page-keys.ts";
import type { Permission } from "#lib/domain/people/permissions.ts";
import type { AccountHit, ConsoleHits, DocumentHit, PersonHit, UdrHit } from "#lib/domain/search/console-hits.ts";
import { isWithin, NAVIGATION, navigationFor } from "./navigation.ts";
import { NavigationMark } from "./navigation-icons.tsx";
import { matchScore } from "./palette-match.ts";
import type { Recent } from "./recents.ts";

export type PaletteEntry = {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly does: PaletteDeed;
};

type PaletteDeed =
  | { readonly kind: "open"; readonly href: string }
  /** The page with the accounts, searched for what was typed. */
  | { readonly kind: "findAccounts" }
  | { readonly kind: "help" }
  /** What the page that is open offers, as if its key were pressed. */
  | { readonly kind: "press"; readonly key: PageKey };

export type PaletteGroup = { readonly heading: string; readonly entries: readonly PaletteEntry[] };

type PaletteState = {
  readonly typed: string;
  readonly recents: readonly Recent[];
  readonly permissions: readonly Permission[];
  readonly pageKeys: readonly PageKey[];
  readonly result: ConsoleHits | undefined;
};

/**
 * Found records first: who types a number or the beginning of a name wants that record. What only has the letters inside
 * comes after the pages, so that "audit" and Enter opens no film. Without typing, what was seen last, and what the page offers.
 */
export function paletteGroups({ typed, recents, permissions, pageKeys, result }: PaletteState): readonly PaletteGroup[] {
  const isBlank = typed.trim() === "";
  const groups: readonly PaletteGroup[] = [
    { heading: "Recent", entries: isBlank ? recents.slice(1).map(recentEntry) : [] },
    { heading: "Accounts", entries: accountEntries(result) },
    { heading: "People", entries: result?.people.map(personEntry) ?? [] },
    { heading: "UDRs", entries: result?.udrs.map(udrEntry) ?? [] },
    { heading: "Bills, orders and RBIs", entries: result?.documents.map(documentEntry) ?? [] },
    { heading: "Offers", entries: offerEntries(result, true) },
    { heading: "On this page", entries: fitting(pageKeys.map(pageKeyEntry), typed) },
    { heading: "Actions", entries: fitting(actionEntries(permissions), typed) },
    { heading: "Pages", entries: fitting(pageEntries(permissions), typed) },
    { heading: "Help", entries: fitting([HELP], typed) },
    { heading: "Also in", entries: offerEntries(result, false) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

function fitting(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, score: matchScore(`${entry.label} ${entry.detail ?? ""}`, typed) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

function pageEntries(permissions: readonly Permission[]): readonly PaletteEntry[] {
  return navigationFor(permissions).flatMap(({ label: detail, items }) =>
    items.map(({ label, href, icon, letter }) => ({
      key: `page ${href}`,
      label,
      detail,
      does: { kind: "open", href },
      icon: <NavigationMark icon={icon} />,
      ...(letter === undefined ? {} : { keys: `g ${letter}` }),
    })),
  );
}

function actionEntries(permissions: readonly Permission[]): readonly PaletteEntry[] {
  const actions = [
    { key: "order", label: "Take an order", href: "/ordering", icon: <ShoppingCart aria-hidden="true" />, permission: "order.create" },
    { key: "run", label: "Start a billing run", href: "/billing", icon: <PlayCircle aria-hidden="true" />, permission: "billingRun.start" },
    { key: "import", label: "Import usage", href: "/imports/new", icon: <FileInput aria-hidden="true" />, permission: "usage.import" },
  ] as const;
  return actions
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ key, label, icon, href }) => ({ key: `action ${key}`, label, icon, does: { kind: "open", href } }));
}

const HELP: PaletteEntry = {
  key: "help keys",
  label: "Keyboard shortcuts",
  icon: <Keyboard aria-hidden="true" />,
  keys: "?",
  does: { kind: "help" },
};

function pageKeyEntry(key: PageKey): PaletteEntry {
  return { key: `press ${key.keys}`, label: key.label, icon: <Zap aria-hidden="true" />, keys: key.keys, does: { kind: "press", key } };
}

function recentEntry({ href, title }: Recent): PaletteEntry {
  return { key: `recent ${href}`, label: title, icon: <History aria-hidden="true" />, does: { kind: "open", href } };
}

function accountEntries(result: ConsoleHits | undefined): readonly PaletteEntry[] {
  if (!result) return [];
  return [...result.accounts.map(accountEntry), ...(result.hasMoreAccounts ? [MORE_ACCOUNTS] : [])];
}

const MORE_ACCOUNTS: PaletteEntry = {
  key: "more accounts",
  label: "More accounts",
  detail: "on their own page",
  icon: <Search aria-hidden="true" />,
  does: { kind: "findAccounts" },
};

function accountEntry({ number, name, href, detail }: AccountHit): PaletteEntry {
  return {
    key: `account ${number}`,
    label: name,
    detail: `${number} · ${detail}`,
    icon: <CircleUserRound aria-hidden="true" />,
    does: { kind: "open", href },
  };
}

function personEntry({ name, href, detail }: PersonHit, index: number): PaletteEntry {
  return {
    key: `person ${index} ${href}`,
    label: name,
    detail,
    icon: <SquareUserRound aria-hidden="true" />,
    does: { kind: "open", href },
  };
}

function udrEntry({ number, href, detail }: UdrHit): PaletteEntry {
  return {
    key: `udr ${number}`,
    label: `UDR ${number}`,
    detail,
    icon: <TableProperties aria-hidden="true" />,
    does: { kind: "open", href },
  };
}

function documentEntry({ title, href, detail }: DocumentHit): PaletteEntry {
  return { key: `document ${title}`, label: title, detail, icon: <Receipt aria-hidden="true" />, does: { kind: "open", href } };
}

function offerEntries(result: ConsoleHits | undefined, isSure: boolean): readonly PaletteEntry[] {
  const hits = result?.offers.filter((hit) => hit.isSure === isSure) ?? [];
  return hits.map(({ kind, code, name, href }) => ({
    key: `offer ${href}`,
    label: name,
    detail: `${kind} · ${code}`,
    does: { kind: "open", href },
    icon: <OfferMark href={href} />,
  }));
}

/** The mark of the list that it stands in. */
function OfferMark({ href }: { readonly href: string }) {
  const list = NAVIGATION.flatMap(({ items }) => items).find((item) => isWithin(href, item.href));
  return list === undefined ? null : <NavigationMark icon={list.icon} />;
}
