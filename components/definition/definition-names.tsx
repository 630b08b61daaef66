import { CODE_RULE, MOST_NAME_LETTERS } from "#lib/domain/definition/definition-texts.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { fieldId } from "./use-definition-form.ts";

/** Some kinds of definition have no description. */
type Names = { readonly name: string; readonly code: string; readonly description?: string };

type DefinitionNamesProps = {
  readonly value: Names;
  readonly onChange: (change: Partial<Names>) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** A code is given once: documents and usage refer to it. */
  readonly isNew: boolean;
};

/** What every definition begins with: how people call it, how documents do, and what it is for. */
export function DefinitionNames({ value, onChange, errorOf, isNew }: DefinitionNamesProps) {
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field id={fieldId("name")} label="Name" error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            value={value.name}
            maxLength={MOST_NAME_LETTERS}
            autoComplete="off"
            required
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={fieldId("code")}
        label="Code"
        hint={isNew ? `${CODE_RULE} It never changes.` : "Price plans and usage refer to it, so it never changes."}
        error={errorOf("code")}
      >
        {(control) => (
          <Input
            {...control}
            value={value.code}
            readOnly={!isNew}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            required
            className="font-mono"
            onChange={(event) => onChange({ code: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      {value.description === undefined ? null : (
        <Field id={fieldId("description")} label="Description" optional error={errorOf("description")} className="@lg:col-span-2">
          {(control) => (
            <Textarea {...control} rows={2} value={value.description} onChange={(event) => onChange({ description: event.target.value })} />
          )}
        </Field>
      )}
    </div>
  );
}
