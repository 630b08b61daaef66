"use client";

import type { RefObject } from "react";
import { TIMELINE_KINDS, type TimelineKind } from "#lib/domain/account/account-view.ts";
import { TIMELINE_KIND_NAMES } from "#lib/domain/account/timeline-filter.ts";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";
import { KeyHint } from "../ui/key-hint.tsx";

type TimelineFiltersProps = {
  /** Empty: all. */
  readonly kinds: readonly TimelineKind[];
  readonly setKinds: (kinds: readonly TimelineKind[]) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  /** From the field to the first entry that was found. */
  readonly enterList: () => void;
};

/** Pressed kinds stand out by more than their colour. */
const KIND =
  "px-2 aria-pressed:bg-selected aria-pressed:font-semibold aria-pressed:ring-1 aria-pressed:ring-line-strong aria-pressed:ring-inset";

/** What the timeline shows: by words, and by kind. */
export function TimelineFilters({ kinds, setKinds, text, setText, field, enterList }: TimelineFiltersProps) {
  function toggle(kind: TimelineKind): void {
    setKinds(kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]);
  }
  return (
    <search aria-label="Timeline" className="mb-4 grid gap-2">
      <div className="relative">
        <Input
          ref={field}
          type="search"
          aria-label="Find in the timeline"
          placeholder="A product, a number, a ticket, words of a note"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          className="pr-9"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              setText("");
              event.currentTarget.blur();
            }
            if (event.key === "Enter" || event.key === "ArrowDown") enterList();
          }}
        />
        <KeyHint keys="/" className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 max-sm:hidden" />
      </div>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Kinds of entries</legend>
        <Button size="small" variant="ghost" className={KIND} aria-pressed={kinds.length === 0} onClick={() => setKinds([])}>
          All
        </Button>
        {TIMELINE_KINDS.map((kind) => (
          <Button key={kind} size="small" variant="ghost" className={KIND} aria-pressed={kinds.includes(kind)} onClick={() => toggle(kind)}>
            {TIMELINE_KIND_NAMES[kind]}
          </Button>
        ))}
      </fieldset>
    </search>
  );
}
