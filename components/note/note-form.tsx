"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { LONGEST_NOTE, LONGEST_TICKET } from "#lib/domain/note/note-view.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { answerOf, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { submitOnControlEnter } from "../ui/submit-on-control-enter.ts";
import { Textarea } from "../ui/textarea.tsx";
import { notify } from "../ui/toast.tsx";
import type { AddNote } from "./note-actions.ts";

type NoteFormProps = { readonly account: string; readonly udrId: number | null; readonly add: AddNote };

/** One note: what was said or done, and the ticket that follows it up. */
export function NoteForm({ account, udrId, add }: NoteFormProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [ticket, setTicket] = useState("");
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  // One key until it is stored: pressing again after a lost answer has no second effect.
  const key = useRef<string | null>(null);

  function submit(): void {
    if (pending) return;
    key.current ??= crypto.randomUUID();
    const idempotencyKey = key.current;
    startTransition(async () => {
      const result = await answerOf(add({ account, udrId, text, ticket }, { idempotencyKey }));
      if (!result.ok) {
        if (result.refusal) key.current = null;
        return setRefusal(result);
      }
      key.current = null;
      setRefusal(null);
      setText("");
      setTicket("");
      notify({ tone: "positive", title: "The note is stored." });
      router.refresh();
    });
  }

  const issues = refusal?.refusal?.issues ?? [];
  const errorOf = (path: string) => issues.find((issue) => issue.path === path)?.message;
  return (
    <form
      noValidate
      aria-label="New note"
      className="grid gap-3"
      onKeyDown={submitOnControlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {refusal === null || issues.length > 0 ? null : <RefusalMessage title="The note was not stored." {...toldOf(refusal)} />}
      <Field label="Note" hint="Nobody changes or deletes a note. A wrong one gets another." error={errorOf("text")}>
        {(control) => (
          <Textarea {...control} rows={2} value={text} maxLength={LONGEST_NOTE} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label="Ticket" optional error={errorOf("ticket")} className="min-w-40 flex-1">
          {(control) => (
            <Input
              {...control}
              value={ticket}
              maxLength={LONGEST_TICKET}
              autoComplete="off"
              onChange={(event) => setTicket(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" pending={pending}>
          Add note
        </Button>
      </div>
    </form>
  );
}
