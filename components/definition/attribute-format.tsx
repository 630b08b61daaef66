"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useId } from "react";
import { type AttributeDraft, fieldOfAttribute } from "#lib/domain/definition/udr-type-draft.ts";
import { formatProblem, MOST_FORMAT_LETTERS, MOST_FORMATTED_LETTERS } from "#lib/domain/definition/udr-type-format.ts";
import { triedAttribute, trySample } from "#lib/domain/definition/udr-type-try.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { fieldId } from "./use-definition-form.ts";

type AttributeFormatProps = {
  readonly attribute: AttributeDraft;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<AttributeDraft>) => void;
};

/** How a text is written, and a sample that is held against it as it is typed. */
export function AttributeFormat({ attribute, error, onChange }: AttributeFormatProps) {
  const { id, format, sample } = attribute;
  const answerId = useId();
  const problem = format === "" ? null : formatProblem(format);
  const isTried = format !== "" && problem === null && sample !== "";
  const fits = isTried && trySample({ sample }, [{ ...triedAttribute(attribute, []), key: "sample" }]).size === 0;
  return (
    <div className="grid items-start gap-3 @lg:grid-cols-2">
      <Field
        id={fieldId(fieldOfAttribute(id, "format"))}
        label="Format"
        optional
        hint="A regular expression that the whole text must match: \+[1-9]\d{6,14}"
        error={error ?? problem ?? undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={format}
            maxLength={MOST_FORMAT_LETTERS + 1}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ format: event.target.value })}
          />
        )}
      </Field>
      <Field label="Sample" optional>
        {(control) => (
          <>
            <Input
              {...control}
              aria-describedby={answerId}
              value={sample}
              maxLength={MOST_FORMATTED_LETTERS}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ sample: event.target.value })}
            />
            <p id={answerId} role="status" className="flex items-center gap-1.5 text-xs">
              {isTried ? <Answer fits={fits} /> : <span className="text-muted">Not saved: it shows whether a text fits.</span>}
            </p>
          </>
        )}
      </Field>
    </div>
  );
}

function Answer({ fits }: { readonly fits: boolean }) {
  return fits ? (
    <>
      <CircleCheck aria-hidden="true" className="size-3.5 text-positive" />
      It fits.
    </>
  ) : (
    <>
      <CircleAlert aria-hidden="true" className="size-3.5 text-negative" />
      It does not fit.
    </>
  );
}
