"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { scrimStyles } from "#components/ui/dialog-styles.ts";
import { handSearch } from "#components/ui/handed-search.ts";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { isChord } from "#components/ui/matches-keys.ts";
import { offeredPageKeys } from "#components/ui/page-keys.ts";
import { routeHref } from "#components/ui/route-href.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { useSettled } from "../ui/use-settled.ts";
import { type PaletteEntry, paletteGroups } from "./palette-entries.tsx";
import { PaletteGroup } from "./palette-group.tsx";
import { readRecents } from "./recents.ts";
import { searchQuery } from "./search-queries.ts";

const SETTLE_MILLIS = 120;
/** Who may read none of what is searched is not made to wait for an empty answer. */
const FINDING = ["account.read", "udr.read", "pricePlan.read", "definition.read"] as const satisfies readonly Permission[];

type CommandPaletteProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onHelp: () => void;
  readonly finalFocus: () => HTMLElement | boolean;
  readonly permissions: readonly Permission[];
};

export function CommandPalette({ open, onOpenChange, onHelp, finalFocus, permissions }: CommandPaletteProps) {
  const after = useRef<(() => void) | null>(null);
  /** What acts on the page acts where one was: once the palette is gone and the focus is back. */
  function actOnPage(): void {
    after.current?.();
    after.current = null;
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(isOpen) => (isOpen ? undefined : actOnPage())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimStyles} />
        <Dialog.Popup
          aria-label="Search or jump to"
          finalFocus={finalFocus}
          className={cn(
            "fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-2xl flex-col overflow-hidden bg-raised text-ink shadow-sheet outline-none",
            "sm:inset-x-4 sm:top-[12dvh] sm:max-h-[70dvh] sm:w-auto sm:rounded-xl",
          )}
        >
          <PaletteBody
            onClose={(run) => {
              after.current = run ?? null;
              onOpenChange(false);
            }}
            onHelp={onHelp}
            permissions={permissions}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteBodyProps = {
  /** With what is to be done on the page once it is closed. */
  readonly onClose: (after: (() => void) | undefined) => void;
  readonly onHelp: () => void;
  readonly permissions: readonly Permission[];
};

function PaletteBody({ onClose, onHelp, permissions }: PaletteBodyProps) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const { settled, hurry } = useHurriedText(typed);
  const [recents] = useState(readRecents);
  const [pageKeys] = useState(singlePageKeys);
  const mayFind = FINDING.some((permission) => permissions.includes(permission));
  const query = searchQuery(settled);
  const found = useQuery({ ...query, enabled: query.enabled && mayFind });
  const isFinding = mayFind && typed.trim() !== "" && (typed !== settled || found.isFetching);
  // An answer to other words than those in the field would move under the finger: it is not shown.
  const result = typed.trim() === settled.trim() ? found.data : undefined;
  const groups = paletteGroups({ typed, recents, permissions, pageKeys, result });
  // Records come after pages and stand above them: with their arrival the first entry is selected anew, or Enter would open a page.
  const [selection, setSelection] = useState({ among: result, value: "" });
  const first = groups[0]?.entries[0];
  const selected = selection.among === result && selection.value !== "" ? selection.value : (first?.key ?? "");

  function choose({ does }: PaletteEntry): void {
    onClose(does.kind === "press" ? () => does.key.run(new KeyboardEvent("keydown", { key: does.key.keys })) : undefined);
    if (does.kind === "help") onHelp();
    if (does.kind === "findAccounts") handSearch(typed.trim());
    if (does.kind === "findAccounts" || does.kind === "open") router.push(routeHref(does.kind === "open" ? does.href : "/accounts"));
  }

  const enter = useEarlyEnter({ typed, isFinding, onFound: () => first && choose(first) });
  return (
    <Command
      label="Search or jump to"
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={(value) => setSelection({ among: result, value })}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing || !enter.isTooEarly()) return;
        event.preventDefault();
        hurry(typed);
        enter.wait();
      }}
      className="flex min-h-0 flex-col"
    >
      <PaletteField
        typed={typed}
        isFinding={isFinding}
        onType={setTyped}
        onPaste={(text) => hurry(text)}
        onClose={() => onClose(undefined)}
      />
      <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
        {groups.map((group) => (
          <PaletteGroup key={group.heading} group={group} onChoose={choose} />
        ))}
        {groups.length === 0 && !isFinding && !found.isError ? (
          <p role="status" className="px-4 py-8 text-center text-muted">
            Nothing found for “{typed.trim()}”. Try a number, the start of a name, or a page.
          </p>
        ) : null}
        {groups.length === 0 && isFinding ? <p className="appear-late px-4 py-8 text-center text-muted">Searching…</p> : null}
      </Command.List>
      {found.isError ? (
        <p role="alert" className="flex items-center gap-2 border-t bg-negative-soft px-4 py-2 text-negative text-xs">
          Records could not be searched.
          <button type="button" onClick={() => void found.refetch()} className="rounded-sm font-medium underline">
            Try again
          </button>
        </p>
      ) : null}
      <PaletteKeys />
    </Command>
  );
}

/** What is in a form is submitted there, and a widget does what is its own: from here only the page's single keys. */
function singlePageKeys() {
  return offeredPageKeys().filter(({ keys, isOfWidget }) => !isChord(keys) && isOfWidget !== true);
}

/** The text once nobody types any more, or at once where somebody is in a hurry: what is pasted is whole. */
function useHurriedText(typed: string) {
  const [hurried, hurry] = useState<string | null>(null);
  const settled = useSettled(typed, SETTLE_MILLIS);
  return { settled: hurried === typed ? typed : settled, hurry };
}

type EarlyEnter = { readonly typed: string; readonly isFinding: boolean; readonly onFound: () => void };

/**
 * Ctrl K, paste, Enter: the fingers are faster than the answer. Enter then waits for it, and opens what comes first in it; a second
 * Enter waits no more, and typing on takes it back.
 */
function useEarlyEnter({ typed, isFinding, onFound }: EarlyEnter) {
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const isWaiting = waitsFor !== null && waitsFor === typed;
  const open = useEffectEvent(onFound);
  useEffect(() => {
    if (!isWaiting || isFinding) return;
    setWaitsFor(null);
    open();
  }, [isWaiting, isFinding]);
  return { isTooEarly: () => isFinding && !isWaiting, wait: () => setWaitsFor(typed) };
}

type PaletteFieldProps = {
  readonly typed: string;
  readonly isFinding: boolean;
  readonly onType: (text: string) => void;
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
};

function PaletteField({ typed, isFinding, onType, onPaste, onClose }: PaletteFieldProps) {
  const isPasted = useRef(false);
  return (
    <div className="flex items-center gap-3 border-b px-4">
      {isFinding ? <Spinner className="text-muted" /> : <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />}
      <Command.Input
        autoFocus
        value={typed}
        onPaste={() => {
          isPasted.current = true;
        }}
        onValueChange={(text) => {
          onType(text);
          if (isPasted.current) onPaste(text);
          isPasted.current = false;
        }}
        placeholder="Account, phone, SIM, UDR, bill, price plan, page…"
        className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
      />
      <button type="button" onClick={onClose} className="rounded-md p-1 hover:bg-hover" aria-label="Esc, close">
        <KeyHint keys="Esc" />
      </button>
    </div>
  );
}

function PaletteKeys() {
  return (
    <div aria-hidden="true" className="hidden items-center gap-4 border-t bg-panel px-4 py-2 text-muted text-xs sm:flex">
      <span className="inline-flex items-center gap-1.5">
        <KeyHint keys="↑ ↓" /> move
      </span>
      <span className="inline-flex items-center gap-1.5">
        <kbd className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border bg-panel px-1">
          <CornerDownLeft className="size-3" />
        </kbd>
        open
      </span>
      <span className="inline-flex items-center gap-1.5">
        <KeyHint keys="?" /> all keys
      </span>
    </div>
  );
}
