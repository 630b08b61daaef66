"use client";

import { Eye } from "lucide-react";
import { type ReactNode, useState } from "react";
import { REVEAL_REASON_CODES, REVEAL_REASONS, type RevealReason } from "#lib/domain/account/reveal-reasons.ts";
import type { Revealed, RevealTarget } from "#lib/domain/account/reveal-schema.ts";
import { ask } from "./ask.ts";
import { Button } from "./button.tsx";
import { Code } from "./code.tsx";
import { CopyButton } from "./copy-button.tsx";
import { announce } from "./live-region.tsx";
import { Menu, MenuItem } from "./menu.tsx";
import { notify } from "./toast.tsx";

type MaskedTextProps = {
  /** As the server lets this reader see it. */
  readonly value: string;
  readonly isMasked: boolean;
  /** What asks for the whole of it; null where the reader may not ask. */
  readonly reveal: RevealTarget | null;
  /** "Phone", for who hears which of them the button shows. */
  readonly name: string;
  /** Words rather than a number. */
  readonly isProse?: boolean;
  /** Whether it can be copied where it is whole. */
  readonly canCopy?: boolean;
};

/**
 * A number of a customer's, or something personal. Who sees its ending only may have it shown by saying why: that is written down, and
 * the value stays on this screen and nowhere else.
 */
export function MaskedText({ value, isMasked, reveal, name, isProse = false, canCopy = true }: MaskedTextProps) {
  const [shown, setShown] = useState<{ readonly of: string; readonly value: string } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  // What was shown belongs to what stood there: another number in its place is masked again.
  const whole = shown?.of === value ? shown.value : null;

  async function show(target: RevealTarget, reason: RevealReason): Promise<void> {
    setIsAsking(true);
    try {
      const answer = await ask<Revealed>("/api/identifiers/reveal", { body: { target, reason }, signal: AbortSignal.timeout(10_000) });
      if (answer.ok) {
        setShown({ of: value, value: answer.value.value });
        announce(`${name} shown. It is on record.`);
      } else notify({ tone: "negative", title: `${name} is not shown.`, description: answer.problem.title });
    } catch {
      notify({ tone: "negative", title: `${name} is not shown.`, description: "The server did not answer. Try again." });
    } finally {
      setIsAsking(false);
    }
  }

  const isWhole = whole !== null || !isMasked;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Value isProse={isProse} isRevealed={whole !== null}>
        {whole ?? value}
      </Value>
      {isWhole ? null : <span className="sr-only">hidden but for its ending</span>}
      {isWhole && canCopy ? <CopyButton text={whole ?? value} /> : null}
      {!isWhole && reveal !== null ? (
        <Menu
          align="start"
          heading="Why must it be seen? It is written down."
          trigger={
            <Button size="small" variant="ghost" pending={isAsking}>
              <Eye aria-hidden="true" />
              Reveal<span className="sr-only"> {name}</span>
            </Button>
          }
        >
          {REVEAL_REASON_CODES.map((reason) => (
            <MenuItem key={reason} onSelect={() => void show(reveal, reason)}>
              {REVEAL_REASONS[reason]}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </span>
  );
}

type ValueProps = { readonly isProse: boolean; readonly isRevealed: boolean; readonly children: ReactNode };

function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** The button that was pressed is gone with the dots, so the focus goes to what took their place. */
function Value({ isProse, isRevealed, children }: ValueProps) {
  const text = isProse ? children : <Code>{children}</Code>;
  if (!isRevealed) return text;
  return (
    <span ref={takeFocus} tabIndex={-1} className="rounded-sm">
      {text}
    </span>
  );
}
