"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { RateConflict } from "#lib/domain/price-plan/merge-rates.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { counted } from "./counted.ts";
import type { Draft } from "./use-draft.ts";

/** Two people changed the levels or charges of the same rate: both versions are shown, and nothing is saved before somebody chose. */
export function RateConflicts({ draft: { state, dispatch } }: { readonly draft: Draft }) {
  const { rateConflicts, working } = state;
  return (
    <Notice
      tone="caution"
      title={
        rateConflicts.length === 1
          ? "Somebody else changed the same rate"
          : `Somebody else changed ${counted(rateConflicts.length)} of the same rates`
      }
    >
      <p>Choose which holds. Nothing of yours is lost, and nothing is saved until then.</p>
      <ul className="mt-2 grid gap-2">
        {rateConflicts.slice(0, MOST_SHOWN).map((conflict) => (
          <li key={conflict.key} className="grid gap-3 rounded-md border bg-paper px-3 py-2.5">
            <span className="font-medium">{`Rate ${conflict.key}`}</span>
            <span className="grid gap-3 sm:grid-cols-2">
              {SIDES.map(({ side, label, button }) => (
                <span key={side} className="grid content-start gap-2">
                  <RateInShort label={label} rate={conflict[side]} currency={working.currency} />
                  <Button
                    className="justify-self-start"
                    onClick={() => dispatch({ kind: "rateResolved", key: conflict.key, choice: side })}
                  >
                    {button}
                  </Button>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {rateConflicts.length > MOST_SHOWN ? (
        <p className="mt-2 text-muted text-xs">{`and ${counted(rateConflicts.length - MOST_SHOWN)} more, which follow as you choose`}</p>
      ) : null}
    </Notice>
  );
}

/** Two whole documents that went apart may differ in thousands. */
const MOST_SHOWN = 25;

const SIDES = [
  { side: "mine", label: "Mine", button: "Keep mine" },
  { side: "theirs", label: "Theirs", button: "Take theirs" },
] as const;

type RateInShortProps = { readonly label: string; readonly rate: RateConflict["mine"]; readonly currency: string };

function RateInShort({ label, rate, currency }: RateInShortProps) {
  return (
    <span>
      <span className="block text-muted text-xs">{label}</span>
      {rate === null
        ? "Removed"
        : linesInShort(rate, currency).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
    </span>
  );
}

function linesInShort({ base, tiered }: Rate, currency: string): readonly string[] {
  const levels = tiered.map(({ level, zone, timeModel, charge }) => {
    const conditions = [timeModel, zone].filter((each) => each !== undefined).join(", ");
    return `Level ${level}${conditions === "" ? "" : ` (${conditions})`}: ${chargeInWords(charge, currency)}`;
  });
  return [...levels, `Base: ${chargeInWords(base, currency)}`];
}
