"use client";

import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

/** Why, for the second person who is asked, where it was not said with the look. */
export type AskWords = {
  readonly value: string;
  readonly isMissing: boolean;
  readonly change: (value: string) => void;
  /** Somebody wants to ask without a word: the field says so and has the focus. */
  readonly miss: () => void;
};

const WORDS_ID = "bulk-ask-words";

export function useAskWords(): AskWords {
  const [value, setValue] = useState("");
  const [isTried, setTried] = useState(false);
  return {
    value,
    isMissing: isTried && value.trim() === "",
    change: setValue,
    miss: () => {
      setTried(true);
      document.getElementById(WORDS_ID)?.focus();
    },
  };
}

export function AskWordsField({ words: { value, isMissing, change } }: { readonly words: AskWords }) {
  return (
    <Field
      id={WORDS_ID}
      label="Why, for the second person"
      error={isMissing ? "Say why: a second person reads it." : undefined}
      className="max-w-prose"
    >
      {(control) => <Textarea {...control} rows={2} maxLength={500} value={value} onChange={(event) => change(event.target.value)} />}
    </Field>
  );
}
