"use client";

import { useState } from "react";
import { idParameter } from "#lib/domain/definition/search-parameter.ts";
import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import type { ReadCondition } from "#lib/domain/definition/usage-zone-draft.ts";
import type { ZoneMatchesView } from "#lib/domain/definition/usage-zone-matches.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { cn } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { useZoneMatches } from "./use-zone-matches.ts";
import { ZoneExamples } from "./zone-examples.tsx";
import { UdrReasons } from "./zone-udr-reasons.tsx";

type ZoneMatchesPanelProps = {
  readonly conditions: readonly ReadCondition[];
  readonly attributes: readonly ZoneAttribute[];
  /** The installation's time zone. */
  readonly zone: string;
};

/** What the conditions match of the usage that there is, while they are written. */
export function ZoneMatchesPanel({ conditions, attributes, zone }: ZoneMatchesPanelProps) {
  const [number, setNumber] = useState("");
  const udrId = idParameter({ number: number.trim() }, "number");
  const matches = useZoneMatches(conditions, udrId);
  const { view, problem, isOld, isError } = matches;
  const shown = { conditions: matches.conditions, attributes, zone };
  return (
    <Panel
      title="What it matches"
      description="Of the last UDRs with metadata, by the engine that prices them"
      className="lg:sticky lg:top-4"
    >
      <div className="grid gap-4" aria-busy={isOld}>
        <div className={cn("grid gap-2", isOld && "opacity-80")}>
          <p role="status" className="font-medium text-pretty">
            {isError ? "What it matches could not be read. What you typed is not lost." : (problem?.title ?? headline(view, attributes))}
          </p>
          <LeftOut conditions={conditions} />
          {view?.notes.map((note) => (
            <Notice key={note} tone="caution">
              {note}
            </Notice>
          ))}
        </div>
        {view?.examples ? (
          <>
            <ZoneExamples {...shown} side="inside" udrs={view.examples.inside} onWhy={(id) => setNumber(String(id))} />
            <ZoneExamples {...shown} side="outside" udrs={view.examples.outside} onWhy={(id) => setNumber(String(id))} />
            <UdrNumber value={number} isNumber={udrId !== null} onChange={setNumber} />
            {udrId === null ? null : <UdrReasons {...shown} udrId={udrId} verdict={view.udr} isOld={isOld} />}
          </>
        ) : null}
        {view && view.examples === null ? <p className="text-muted">Your role does not include UDRs, so none are shown.</p> : null}
      </div>
    </Panel>
  );
}

function headline(view: ZoneMatchesView | null, attributes: readonly ZoneAttribute[]): string {
  if (view === null) return "Complete a condition, and what it matches stands here.";
  const { tried, matched, withheld } = view;
  if (matched === null) {
    const labels = withheld.map((key) => attributes.find((attribute) => attribute.key === key)?.label ?? key);
    return `How many it matches is not shown: ${listInWords(labels, "and")} ${labels.length === 1 ? "is" : "are"} personal.`;
  }
  if (tried === 0) return "There are no UDRs with metadata yet.";
  return `Matches ${matched.toLocaleString("en-GB")} of the last ${tried.toLocaleString("en-GB")} UDRs`;
}

function LeftOut({ conditions }: Pick<ZoneMatchesPanelProps, "conditions">) {
  const numbers = conditions.flatMap(({ condition }, index) => (condition === null ? [String(index + 1)] : []));
  if (numbers.length === 0 || numbers.length === conditions.length) return null;
  const one = numbers.length === 1;
  return (
    <p className="text-muted text-xs">
      {`${one ? "Condition" : "Conditions"} ${listInWords(numbers, "and")} ${one ? "is" : "are"} not complete yet, and left out here.`}
    </p>
  );
}

type UdrNumberProps = { readonly value: string; readonly isNumber: boolean; readonly onChange: (text: string) => void };

function UdrNumber({ value, isNumber, onChange }: UdrNumberProps) {
  const error = value.trim() === "" || isNumber ? undefined : "A UDR's number has digits only.";
  return (
    <Field label="Try one UDR" optional hint="Its number; each condition says whether it holds." error={error}>
      {(control) => (
        <Input
          {...control}
          value={value}
          inputMode="numeric"
          autoComplete="off"
          className="figures"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            // It is no part of what is saved; Ctrl Enter saves from here as from anywhere.
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      )}
    </Field>
  );
}
