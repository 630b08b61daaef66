"use client";

import { CircleAlert } from "lucide-react";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

type UdrTypeChoiceProps = {
  readonly options: readonly (Reference & { readonly unit: string })[];
  readonly chosen: readonly string[];
  /** The default among them. */
  readonly preferred: string | null;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (chosen: readonly string[], preferred: string | null) => void;
};

/** Which UDR types the usage of such products may be recorded as, and which it is where nothing is said. */
export function UdrTypeChoice({ options, chosen, preferred, errorOf, onChange }: UdrTypeChoiceProps) {
  function toggle(code: string, isChosen: boolean): void {
    const next = isChosen ? [...chosen, code] : chosen.filter((each) => each !== code);
    // The only one is the default; one that is gone is not.
    onChange(next, preferred !== null && next.includes(preferred) ? preferred : next.length === 1 ? (next[0] ?? null) : null);
  }
  const error = errorOf("udrTypes") ?? errorOf("defaultUdrType");
  const errorId = `${fieldId("udrTypes")}-error`;
  return (
    <Panel
      title="UDR types"
      description="What its usage is recorded as. An order takes the default; an Adjust may choose another."
      className="max-w-3xl"
    >
      {error === undefined ? null : (
        <p id={errorId} className="flex items-start gap-1.5 pb-2 text-negative text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
      {options.length === 0 ? <p className="text-muted">There are no UDR types yet.</p> : null}
      <ul className="grid">
        {options.map(({ code, name, unit }, index) => (
          <li key={code} className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-line-soft border-b last:border-b-0">
            <label className="flex min-h-8 min-w-0 items-center gap-2">
              <input
                // What is wrong with the list leads to its first box, what is wrong with the default to the first choice.
                id={index === 0 ? fieldId("udrTypes") : undefined}
                type="checkbox"
                checked={chosen.includes(code)}
                aria-describedby={error === undefined ? undefined : errorId}
                className="size-4 accent-accent"
                onChange={(event) => toggle(code, event.target.checked)}
              />
              {name}
              <span className="text-muted text-xs">in {unit}</span>
            </label>
            {chosen.includes(code) ? (
              <label className="flex min-h-8 items-center gap-2 text-muted">
                <input
                  id={code === chosen[0] ? fieldId("defaultUdrType") : undefined}
                  type="radio"
                  name="default-udr-type"
                  checked={preferred === code}
                  className="size-4 accent-accent"
                  onChange={() => onChange(chosen, code)}
                />
                Default<span className="sr-only">: {name}</span>
              </label>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
