"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { FrameActions, FrameUser } from "./frame-types.ts";
import { HeaderPopover } from "./header-popover.tsx";
import { forgetRecents } from "./recents.ts";

type UserMenuProps = { readonly user: FrameUser; readonly signOut: FrameActions["signOut"] };

export function UserMenu({ user, signOut }: UserMenuProps) {
  const [isLeaving, setIsLeaving] = useState(false);

  async function leave(): Promise<void> {
    setIsLeaving(true);
    forgetRecents();
    try {
      await signOut();
      // A full load, so that nothing of this session stays in the browser's memory.
      window.location.assign("/sign-in");
    } catch {
      setIsLeaving(false);
      notify({ tone: "negative", title: "You are still signed in.", description: "The server did not answer. Try again." });
    }
  }

  return (
    <HeaderPopover
      id="user-menu"
      label="You"
      className="w-56"
      buttonClassName="size-8 rounded-full bg-accent-soft px-0 font-semibold text-2xs text-accent"
      button={
        <>
          <span aria-hidden="true">{initials(user.name)}</span>
          <span className="sr-only">{`${user.name}, ${user.roleName}`}</span>
        </>
      }
    >
      <div className="border-b px-3 py-2.5">
        <p className="break-words font-medium">{user.name}</p>
        <p className="text-muted text-xs">{user.roleName}</p>
      </div>
      <div className="p-1">
        <Button variant="ghost" className="w-full justify-start px-2 font-normal" pending={isLeaving} onClick={() => void leave()}>
          <LogOut className="text-muted" aria-hidden="true" />
          Sign out
        </Button>
      </div>
    </HeaderPopover>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const [first = "", last = ""] = [words.at(0), words.length > 1 ? words.at(-1) : ""];
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase();
}
