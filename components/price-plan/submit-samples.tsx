import { Field } from "#components/ui/field.tsx";
import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import { SampleChanges } from "./sample-changes.tsx";
import { FIELD } from "./submit-choice.ts";

type SubmitSamplesProps = {
  readonly samples: readonly SampleChange[];
  readonly isConfirmed: boolean;
  readonly error: string | undefined;
  readonly onConfirm: (isConfirmed: boolean) => void;
};

/** What somebody keeps an eye on changes: whoever submits says that it is meant, and the reviewer is shown that they did. */
export function SubmitSamples({ samples, isConfirmed, error, onConfirm }: SubmitSamplesProps) {
  return (
    <section aria-label="Samples" className="grid gap-3 rounded-lg border px-3.5 py-3">
      <p className="font-medium">
        {samples.length === 1 ? "A sample would cost something else" : `${samples.length} samples would cost something else`}
      </p>
      <SampleChanges samples={samples} />
      <Field id={FIELD.samples} label={samples.length === 1 ? "This price is meant" : "These prices are meant"} error={error}>
        {(control) => (
          <input
            {...control}
            type="checkbox"
            checked={isConfirmed}
            onChange={(event) => onConfirm(event.target.checked)}
            className="size-4 justify-self-start accent-accent"
          />
        )}
      </Field>
    </section>
  );
}
