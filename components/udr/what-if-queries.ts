import type { WhatIfAnswer, WhatIfChoice } from "#lib/domain/what-if/what-if-view.ts";
import { type Answer, fetchPage, readAnswer } from "../ui/ask.ts";

export type WhatIfQuestion = {
  readonly udrId: number;
  readonly plan?: string;
  readonly version?: string;
  /** ISO text. */
  readonly at?: string;
};

export const whatIfKeys = {
  choices: (udrId: number) => ["udrs", "whatIfChoices", udrId] as const,
  answer: (question: WhatIfQuestion | null) => ["udrs", "whatIf", question] as const,
  explanation: (udrId: number) => ["udrs", "explanation", udrId] as const,
};

export function fetchChoices(udrId: number, signal: AbortSignal): Promise<readonly WhatIfChoice[]> {
  return fetchPage(`/api/udrs/${udrId}/what-if-choices`, signal);
}

export async function fetchWhatIf({ udrId, ...asked }: WhatIfQuestion, signal: AbortSignal): Promise<Answer<WhatIfAnswer>> {
  return readAnswer(await fetch(`/api/udrs/${udrId}/what-if?${new URLSearchParams(asked)}`, { signal }));
}

export function fetchExplanation(udrId: number, signal: AbortSignal): Promise<unknown> {
  return fetchPage(`/api/udrs/${udrId}/explanation`, signal);
}
