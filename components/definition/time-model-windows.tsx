"use client";

import type { DefinedTimeModel } from "#lib/domain/definition/time-model-draft.ts";
import { readWindows, writeWindows } from "#lib/domain/definition/window-text.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Panel } from "../ui/panel.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { fieldId } from "./use-definition-form.ts";
import { WeekPainter } from "./week-painter.tsx";

type TimeModelWindowsProps = {
  readonly text: string;
  readonly windows: DefinedTimeModel["windows"];
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
};

/** What people say, and what they mean by it. Added to what is there, and then mended. */
const SAYINGS = [
  { label: "Nights", text: "daily 22:00-06:00" },
  { label: "Weekends", text: "sat,sun 00:00-24:00" },
  { label: "Working hours", text: "mon-fri 08:00-18:00" },
] as const;

/** The week twice: painted, and as text. They are one state, and the text is exact to the minute. */
export function TimeModelWindows({ text, windows, onChange, error }: TimeModelWindowsProps) {
  const read = readWindows(text);
  const problem = error ?? (read.ok ? undefined : read.refusal);

  function add(saying: string): void {
    const more = readWindows(saying);
    if (read.ok && more.ok) onChange(writeWindows([...read.value, ...more.value]));
  }

  return (
    <Panel title="An ordinary week" description="Paint it or type it: both are the same.">
      <div className="grid gap-4">
        <WeekPainter label="An ordinary week" windows={windows} isDisabled={!read.ok} onPaint={(next) => onChange(writeWindows(next))} />
        <Field
          id={fieldId("windows")}
          label="Windows"
          error={problem}
          hint="Days, then hours: mon-fri 07:00-19:00; sat,sun all day. The end is not included; 22:00-06:00 runs into the next day."
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={text}
              spellCheck={false}
              className="figures"
              onChange={(event) => onChange(event.target.value)}
              onBlur={() => {
                if (read.ok) onChange(writeWindows(read.value));
              }}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-muted text-xs">Add</span>
          {SAYINGS.map(({ label, text: saying }) => (
            <Button key={label} size="small" disabled={!read.ok} title={saying} onClick={() => add(saying)}>
              {label}
            </Button>
          ))}
          <Button size="small" variant="ghost" onClick={() => onChange("none")}>
            Clear the week
          </Button>
        </div>
      </div>
    </Panel>
  );
}
