"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { isOccupied, isPaletteKey, isPlainKey } from "#components/ui/key-press.ts";
import { routeHref } from "#components/ui/route-href.ts";
import { areShortcutsOn } from "#components/ui/shortcut-setting.ts";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { navigationItemsFor } from "./navigation.ts";

const PREFIX_MILLIS = 1500;
const IDLE_MILLIS = 2500;

/* Both dialogs stay out of the first load. They are fetched and mounted, closed, when the page is at rest: opening them is immediate. */
const CommandPalette = dynamic(() => import("./command-palette.tsx").then((module) => module.CommandPalette), { ssr: false });
const KeyboardHelp = dynamic(() => import("./keyboard-help.tsx").then((module) => module.KeyboardHelp), { ssr: false });

type FrameDialog = "palette" | "help";

const OpenDialog = createContext<(dialog: FrameDialog) => void>(() => undefined);

export function useOpenDialog(): (dialog: FrameDialog) => void {
  return useContext(OpenDialog);
}

/** Holds the command palette and the keyboard help, and listens for the keys that open them or go to a page. */
export function FrameDialogs({ permissions, children }: { readonly permissions: readonly Permission[]; readonly children: ReactNode }) {
  const [open, setOpen] = useState<FrameDialog | null>(null);
  const [isMounted, setIsMounted] = useState(false);
  const openedFrom = useRef<Element | null>(null);

  function show(dialog: FrameDialog): void {
    if (open === null) openedFrom.current = document.activeElement;
    setIsMounted(true);
    setOpen(dialog);
  }

  /** The dialogs are mounted only when first opened, too late to see where the focus was. A page that came meanwhile keeps it. */
  function finalFocus(): HTMLElement | boolean {
    if (document.activeElement?.matches("[data-page-title]")) return false;
    return openedFrom.current instanceof HTMLElement ? openedFrom.current : true;
  }

  useEffect(() => {
    const timer = setTimeout(() => setIsMounted(true), IDLE_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  useFrameKeys(permissions, (dialog) => (dialog === open ? setOpen(null) : show(dialog)));

  return (
    <OpenDialog value={show}>
      {children}
      {isMounted ? (
        <>
          <CommandPalette
            open={open === "palette"}
            onOpenChange={(next) => setOpen(next ? "palette" : null)}
            onHelp={() => show("help")}
            finalFocus={finalFocus}
            permissions={permissions}
          />
          <KeyboardHelp
            open={open === "help"}
            onOpenChange={(next) => setOpen(next ? "help" : null)}
            finalFocus={finalFocus}
            permissions={permissions}
          />
        </>
      ) : null}
    </OpenDialog>
  );
}

function useFrameKeys(permissions: readonly Permission[], toggle: (dialog: FrameDialog) => void): void {
  const router = useRouter();
  const prefixedAt = useRef<number | null>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isPaletteKey(event)) {
      event.preventDefault();
      toggle("palette");
      return;
    }
    if (event.defaultPrevented || !isPlainKey(event) || isOccupied(event.target) || !areShortcutsOn()) return;
    if (event.key === "?") {
      event.preventDefault();
      toggle("help");
      return;
    }
    const isPrefixed = prefixedAt.current !== null && event.timeStamp - prefixedAt.current < PREFIX_MILLIS;
    prefixedAt.current = event.key === "g" && !isPrefixed ? event.timeStamp : null;
    const target = isPrefixed ? navigationItemsFor(permissions).find(({ letter }) => letter === event.key) : undefined;
    if (!target) return;
    event.preventDefault();
    router.push(routeHref(target.href));
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
