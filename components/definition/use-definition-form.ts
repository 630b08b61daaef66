"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { answerOf } from "../ui/answer-of.ts";
import type { FieldError } from "../ui/error-summary.tsx";
import { usePageKeys } from "../ui/page-keys.ts";
import { routeHref } from "../ui/route-href.ts";
import { notify } from "../ui/toast.tsx";

type Saved = { readonly code: string; readonly revision: number };
type Problem = { readonly field: string; readonly message: string };

type DefinitionFormProps<Input extends object> = {
  readonly save: Action<Input, Saved>;
  /** Without its revision, which the form keeps. */
  readonly input: Omit<Input, "revision">;
  readonly withRevision: (input: Omit<Input, "revision">, revision: number | null) => Input;
  readonly revision: number | null;
  readonly problems: readonly Problem[];
  /** The field in which a path of the server's lies. */
  readonly fieldOf: (path: string) => string | null;
  /** "Date/time model" */
  readonly what: string;
  /** "/time-models" */
  readonly list: string;
};

export type DefinitionForm = {
  readonly errors: readonly FieldError[];
  readonly errorOf: (field: string) => string | undefined;
  readonly attempt: number;
  readonly refusal: ActionRefused | ActionFault | null;
  readonly pending: boolean;
  readonly isSaved: boolean;
  readonly submit: () => void;
  /** As `submit`, and then something else than going to what was saved. */
  readonly submitThen: (next: (saved: Saved) => void) => void;
  /** After a conflict: saves what is typed over what the other person saved. */
  readonly overwrite: (revision: number) => void;
  /** After a conflict: what the other person saved is read, and what is typed is given up. */
  readonly takeTheirs: () => void;
  readonly touched: () => void;
};

export const fieldId = (field: string) => `definition-${field}`;

/** The way of every definition's form: check, save over the revision that was read, and go to what was saved. */
export function useDefinitionForm<Input extends object>(props: DefinitionFormProps<Input>): DefinitionForm {
  const { save, input, withRevision, problems, fieldOf, what, list } = props;
  const router = useRouter();
  const [attempt, setAttempt] = useState(0);
  const [attempted, setAttempted] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const [pending, startTransition] = useTransition();
  const sent = useRef({ text: "", key: "" });

  function send(revision: number | null, next: ((saved: Saved) => void) | null = null): void {
    setAttempt((count) => count + 1);
    setAttempted(problems.map(({ field }) => field));
    setRefusal(null);
    if (problems.length > 0 || pending) return;
    const whole = withRevision(input, revision);
    startTransition(async () => {
      const result = await answerOf(save(whole, { idempotencyKey: keyFor(sent, JSON.stringify(whole)) }));
      if (!result.ok) return setRefusal(result);
      notify({ tone: "positive", title: `${what} saved` });
      if (next !== null) return next(result.value);
      setIsSaved(true);
      router.push(routeHref(`${list}/${encodeURIComponent(result.value.code)}`));
      router.refresh();
    });
  }

  const submit = () => send(props.revision);
  usePageKeys([{ keys: "Ctrl Enter", label: "Save", run: submit }]);
  // Only what was wrong at the last attempt: a summary that came and went with each letter would take the focus from the field.
  const remaining = problems.filter(({ field }) => attempted.includes(field));
  if (attempted.length > 0 && remaining.length === 0) setAttempted([]);
  const shown = [...remaining, ...refusedFields(refusal, fieldOf)];
  return {
    errors: shown.map(({ field, message }) => ({ fieldId: fieldId(field), message })),
    errorOf: (field) => shown.find((problem) => problem.field === field)?.message,
    attempt,
    refusal,
    pending,
    isSaved,
    submit,
    submitThen: (next) => send(props.revision, next),
    overwrite: (revision) => send(revision),
    takeTheirs: () => router.refresh(),
    touched: () => setRefusal(null),
  };
}

/** One key for one content: a retry of it acts once, a mended form is another request. */
function keyFor(sent: { current: { text: string; key: string } }, text: string): string {
  if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
  return sent.current.key;
}

function refusedFields(result: ActionRefused | ActionFault | null, fieldOf: (path: string) => string | null): readonly Problem[] {
  if (!result?.refusal) return [];
  const { path, issues = [] } = result.refusal;
  const places = issues.length > 0 ? issues : path === undefined ? [] : [{ path, message: messageOf(result) }];
  return places.flatMap((place) => {
    const field = fieldOf(place.path);
    return field === null ? [] : [{ field, message: place.message }];
  });
}
