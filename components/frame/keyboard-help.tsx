"use client";

import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { offeredPageKeys } from "#components/ui/page-keys.ts";
import { setShortcutsOn, useShortcutsOn } from "#components/ui/shortcut-setting.ts";
import { Switch } from "#components/ui/switch.tsx";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { navigationItemsFor } from "./navigation.ts";

type KeyboardHelpProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly finalFocus: () => HTMLElement | boolean;
  readonly permissions: readonly Permission[];
};

type Shortcut = { readonly keys: string; readonly label: string };

const ANYWHERE: readonly Shortcut[] = [
  { keys: "Ctrl K", label: "Search or jump to (⌘ K on a Mac)" },
  { keys: "?", label: "This help" },
  { keys: "Esc", label: "Close, go back to where you were" },
];

const IN_FORMS: readonly Shortcut[] = [
  { keys: "Tab", label: "Next field" },
  { keys: "Enter", label: "Submit" },
  { keys: "Ctrl Enter", label: "Submit, from any field (⌘ Enter on a Mac)" },
];

export function KeyboardHelp({ open, onOpenChange, finalFocus, permissions }: KeyboardHelpProps) {
  const isOn = useShortcutsOn();
  const pages = navigationItemsFor(permissions).flatMap(({ label, letter }) => (letter ? [{ keys: `g ${letter}`, label }] : []));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      finalFocus={finalFocus}
      size="medium"
      title="Keyboard"
      description="The whole console works without a mouse."
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <ShortcutList heading="Go to" shortcuts={pages} note="One key, then the other." />
        <div className="grid content-start gap-5">
          <PageKeyList />
          <ShortcutList heading="Anywhere" shortcuts={ANYWHERE} />
          <ShortcutList heading="In forms" shortcuts={IN_FORMS} />
        </div>
      </div>
      <div className="mt-5 border-t pt-3">
        <Switch
          checked={isOn}
          onCheckedChange={setShortcutsOn}
          label="Single-key shortcuts"
          hint="Switch off if speech input or a slip of the hand sets them off. Ctrl K stays."
        />
      </div>
    </Dialog>
  );
}

/** Asked when the help opens, which is when it is mounted: the page under it does not change meanwhile. */
function PageKeyList() {
  const [keys] = useState(offeredPageKeys);
  return keys.length === 0 ? null : <ShortcutList heading="On this page" shortcuts={keys} />;
}

type ShortcutListProps = { readonly heading: string; readonly shortcuts: readonly Shortcut[]; readonly note?: string };

function ShortcutList({ heading, shortcuts, note }: ShortcutListProps) {
  return (
    <section>
      <h3 className="font-semibold">{heading}</h3>
      {note ? <p className="text-muted text-xs">{note}</p> : null}
      <dl className="mt-1.5 grid">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="flex min-h-8 items-center justify-between gap-4 border-line-soft border-b last:border-b-0">
            <dt className="text-pretty">{label}</dt>
            <dd>
              <KeyHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
