import { CircleUserRound, FileInput, History, Keyboard, PlayCircle, ShoppingCart, TableProperties } from "lucide-react";
import type { ReactNode } from "react";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { isWithin, NAVIGATION, navigationFor } from "./navigation.ts";
import { NavigationMark } from "./navigation-icons.tsx";
import { matchScore } from "./palette-match.ts";
import type { Recent } from "./recents.ts";
import type { SearchResult } from "./search-queries.ts";

export type PaletteEntry = {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  /** Null opens the keyboard help. */
  readonly href: string | null;
};

export type PaletteGroup = { readonly heading: string; readonly entries: readonly PaletteEntry[] };

type PaletteState = {
  readonly typed: string;
  readonly recents: readonly Recent[];
  readonly permissions: readonly Permission[];
  readonly result: SearchResult | undefined;
};

/**
 * Found records first: who types a number or the beginning of a name wants that record. What only has the letters inside
 * comes after the pages, so that "audit" and Enter opens no film. Without typing, what was seen last.
 */
export function paletteGroups({ typed, recents, permissions, result }: PaletteState): readonly PaletteGroup[] {
  const isBlank = typed.trim() === "";
  const groups: readonly PaletteGroup[] = [
    { heading: "Recent", entries: isBlank ? recents.slice(1).map(recentEntry) : [] },
    { heading: "Accounts", entries: result?.accounts.map(accountEntry) ?? [] },
    { heading: "UDRs", entries: result?.udrs.map(udrEntry) ?? [] },
    { heading: "Offers", entries: offerEntries(result, true) },
    { heading: "Actions", entries: fitting(actionEntries(permissions), typed) },
    { heading: "Pages", entries: fitting(pageEntries(permissions), typed) },
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
      href,
      icon: <NavigationMark icon={icon} />,
      ...(letter === undefined ? {} : { keys: `g ${letter}` }),
    })),
  );
}

function actionEntries(permissions: readonly Permission[]): readonly PaletteEntry[] {
  const actions: readonly (PaletteEntry & { readonly permission?: Permission })[] = [
    { key: "order", label: "Take an order", href: "/ordering", icon: <ShoppingCart aria-hidden="true" />, permission: "order.create" },
    { key: "run", label: "Start a billing run", href: "/billing", icon: <PlayCircle aria-hidden="true" />, permission: "billingRun.start" },
    { key: "import", label: "Import usage", href: "/imports/new", icon: <FileInput aria-hidden="true" />, permission: "usage.import" },
    { key: "keys", label: "Keyboard shortcuts", href: null, icon: <Keyboard aria-hidden="true" />, keys: "?" },
  ];
  return actions
    .filter(({ permission }) => permission === undefined || permissions.includes(permission))
    .map(({ key, ...entry }) => ({ ...entry, key: `action ${key}` }));
}

function recentEntry({ href, title }: Recent): PaletteEntry {
  return { key: `recent ${href}`, label: title, href, icon: <History aria-hidden="true" /> };
}

function accountEntry({ number, name, href, detail }: SearchResult["accounts"][number]): PaletteEntry {
  return { key: `account ${number}`, label: name, detail: `${number} · ${detail}`, href, icon: <CircleUserRound aria-hidden="true" /> };
}

function udrEntry({ number, href, detail }: SearchResult["udrs"][number]): PaletteEntry {
  return { key: `udr ${number}`, label: `UDR ${number}`, detail, href, icon: <TableProperties aria-hidden="true" /> };
}

function offerEntries(result: SearchResult | undefined, isSure: boolean): readonly PaletteEntry[] {
  const hits = result?.offers.filter((hit) => hit.isSure === isSure) ?? [];
  return hits.map(({ kind, code, name, href }) => ({
    key: `offer ${href}`,
    label: name,
    detail: `${kind} · ${code}`,
    href,
    icon: <OfferMark href={href} />,
  }));
}

/** The mark of the list that it stands in. */
function OfferMark({ href }: { readonly href: string }) {
  const list = NAVIGATION.flatMap(({ items }) => items).find((item) => isWithin(href, item.href));
  return list === undefined ? null : <NavigationMark icon={list.icon} />;
}
