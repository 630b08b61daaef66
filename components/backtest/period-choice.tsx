import { PERIOD_PRESETS, type PeriodPreset, PRESET_WORDS } from "#lib/domain/backtest/period-presets.ts";

export type ChosenPeriod = PeriodPreset | "own";

const CHOICES = [...PERIOD_PRESETS, "own"] as const;
const WORDS = { ...PRESET_WORDS, own: "Own dates" } as const satisfies Record<ChosenPeriod, string>;

type PeriodChoiceProps = { readonly value: ChosenPeriod; readonly onChoose: (value: ChosenPeriod) => void };

/** The usual periods, one press each; the dates below say what they mean. */
export function PeriodChoice({ value, onChoose }: PeriodChoiceProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-medium">Period</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {CHOICES.map((choice) => (
          <label
            key={choice}
            className="inline-flex h-8 cursor-pointer items-center rounded-md border border-line-strong bg-raised px-3 hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:checked]:font-medium has-[:checked]:text-accent has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-offset-2"
          >
            <input
              type="radio"
              name="period"
              value={choice}
              checked={value === choice}
              onChange={() => onChoose(choice)}
              className="sr-only"
            />
            {WORDS[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
