"use client";

import { FilterSelect } from "../../ui/filter-select.tsx";

type ChoiceSelectProps<Choice extends string> = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
  /** What can be chosen, and how it is called. */
  readonly names: Readonly<Record<Choice, string>>;
  readonly value: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** One of a few that never change. */
export function ChoiceSelect<Choice extends string>({ names, value, onChoose, ...control }: ChoiceSelectProps<Choice>) {
  const isChoice = (text: string): text is Choice => Object.hasOwn(names, text);
  return (
    <FilterSelect
      {...control}
      value={value}
      options={Object.entries<string>(names).map(([choice, label]) => ({ value: choice, label }))}
      onValueChange={(text) => {
        if (isChoice(text)) onChoose(text);
      }}
    />
  );
}
