"use client";

import { Menu as MenuIcon, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { Brand } from "./brand.tsx";
import { SideNavigation } from "./side-navigation.tsx";

/** On narrow screens the navigation is a sheet behind a button: the browser's own dialog, with its own focus trap. */
export function NarrowNavigation({ permissions }: { readonly permissions: readonly Permission[] }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <>
      <IconButton label="Open the navigation" onClick={() => sheet.current?.showModal()}>
        <MenuIcon aria-hidden="true" />
      </IconButton>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the click closes it from beside; by keyboard, Escape does. */}
      <dialog
        ref={sheet}
        aria-label="Navigation"
        onClick={(event) => {
          if (event.target === event.currentTarget) close();
        }}
        className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-[min(20rem,calc(100vw-3rem))] overscroll-contain bg-raised text-ink shadow-sheet backdrop:bg-scrim open:motion-safe:animate-in open:motion-safe:slide-in-from-left-8 open:motion-safe:fade-in-0 open:motion-safe:duration-150"
      >
        <div className="flex h-13 items-center justify-between border-b pr-2 pl-4">
          <Brand />
          <IconButton label="Close the navigation" onClick={close}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        <div className="px-2 pt-3 pb-8">
          <SideNavigation permissions={permissions} roomy onNavigate={close} />
        </div>
      </dialog>
    </>
  );
}
