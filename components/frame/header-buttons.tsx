"use client";

import { CircleHelp, Search } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { useOpenDialog } from "./frame-dialogs.tsx";

export function SearchButton() {
  const openDialog = useOpenDialog();
  return (
    <>
      <button
        type="button"
        onClick={() => openDialog("palette")}
        className="hidden h-8 w-full max-w-80 items-center gap-2 rounded-md border bg-panel px-2.5 text-muted transition-colors hover:border-line-strong hover:text-ink md:flex"
      >
        <Search className="size-3.5" aria-hidden="true" />
        <span className="flex-1 text-left">Search or jump to…</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <span className="contents md:hidden">
        <IconButton label="Search or jump to" onClick={() => openDialog("palette")}>
          <Search aria-hidden="true" />
        </IconButton>
      </span>
    </>
  );
}

export function HelpButton() {
  const openDialog = useOpenDialog();
  return (
    <IconButton label="Keyboard help" shortcut="?" onClick={() => openDialog("help")}>
      <CircleHelp aria-hidden="true" />
    </IconButton>
  );
}
