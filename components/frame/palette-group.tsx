"use client";

import { Command } from "cmdk";
import { KeyHint } from "#components/ui/key-hint.tsx";
import type { PaletteGroup as Group, PaletteEntry } from "./palette-entries.tsx";

type PaletteGroupProps = { readonly group: Group; readonly onChoose: (entry: PaletteEntry) => void };

export function PaletteGroup({ group, onChoose }: PaletteGroupProps) {
  return (
    <Command.Group
      heading={group.heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-muted"
    >
      {group.entries.map((entry) => (
        <Command.Item
          key={entry.key}
          value={entry.key}
          onSelect={() => onChoose(entry)}
          className="flex min-h-9 cursor-default select-none items-center gap-3 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-selected [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted data-[selected=true]:[&_svg]:text-accent"
        >
          {entry.icon}
          <span className="min-w-0 flex-1 truncate">
            {entry.label}
            {entry.detail ? <span className="ml-2 text-muted">{entry.detail}</span> : null}
          </span>
          {entry.keys ? <KeyHint keys={entry.keys} className="hidden sm:inline-flex" /> : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
