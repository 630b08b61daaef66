"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { answerOf, isUnanswered } from "./answer-of.ts";
import { notify } from "./toast.tsx";

type Deciding<Input, Approval extends string> = {
  readonly decide: Action<Input, unknown>;
  /** What is sent for an answer; null where it cannot be given. */
  readonly inputOf: (answer: Approval | "changesRequested", note: string) => Input | null;
  readonly doneWords: { readonly approved: string; readonly sentBack: string };
};

/** One answer at a time to what a second person is asked. What is sent back needs words; a retry of the same answer has no second effect. */
export type Decision<Approval extends string> = {
  readonly noteId: string;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly isNoteMissing: boolean;
  readonly refusal: ActionRefused | ActionFault | null;
  /** The answer that is under way. */
  readonly pending: Approval | "changesRequested" | null;
  readonly say: (answer: Approval | "changesRequested") => void;
};

export function useDecision<Input, Approval extends string>({ decide, inputOf, doneWords }: Deciding<Input, Approval>): Decision<Approval> {
  const router = useRouter();
  const noteId = useId();
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [said, setSaid] = useState<Approval | "changesRequested" | null>(null);
  const [isPending, startTransition] = useTransition();
  const [keyBase] = useState(() => crypto.randomUUID());

  function say(answer: Approval | "changesRequested"): void {
    const isMissing = answer === "changesRequested" && note.trim() === "";
    setIsNoteMissing(isMissing);
    if (isMissing) {
      document.getElementById(noteId)?.focus();
      return;
    }
    const input = inputOf(answer, note);
    if (input === null) return;
    setSaid(answer);
    startTransition(async () => {
      const result = await answerOf(decide(input, { idempotencyKey: `${keyBase} ${answer}` }));
      setRefusal(result.ok ? null : result);
      if (result.ok) notify({ title: answer === "changesRequested" ? doneWords.sentBack : doneWords.approved });
      else tellOvertaken(result);
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }

  return { noteId, note, setNote, isNoteMissing, refusal, pending: isPending ? said : null, say };
}

/** Once it is decided the form goes, and what is said in it: so this is said where it stays. */
export function tellOvertaken(result: ActionRefused | ActionFault): void {
  if (result.refusal?.code !== "NOT_IN_REVIEW") return;
  notify({ tone: "negative", title: "This was not done.", description: messageOf(result) });
}
