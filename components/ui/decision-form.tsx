import type { ReactNode } from "react";
import { toldOf } from "./answer-of.ts";
import { Button } from "./button.tsx";
import type { ButtonStyle } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { Field } from "./field.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { Textarea } from "./textarea.tsx";
import type { Decision } from "./use-decision.ts";

type DecisionFormProps<Approval extends string> = {
  readonly decision: Decision<Approval>;
  /** `missing`: what it says when it is needed and empty. */
  readonly note: { readonly label: string; readonly hint: string; readonly missing: string; readonly maxLength: number };
  /** What stands on the button that sends it back. */
  readonly sendBack: string;
  /** Why it cannot be approved, or what an approval needs beside the note. */
  readonly children?: ReactNode;
  /** The buttons that approve. */
  readonly approve: ReactNode;
  readonly isStacked?: boolean;
};

/** A second person's word: what they say, and the buttons that say it. */
export function DecisionForm<Approval extends string>(props: DecisionFormProps<Approval>) {
  const { decision, note, sendBack, children, approve, isStacked = false } = props;
  const { refusal } = decision;
  return (
    <div className="grid gap-3">
      {refusal ? <RefusalMessage {...toldOf(refusal)} /> : null}
      {children}
      <Field id={decision.noteId} label={note.label} hint={note.hint} error={decision.isNoteMissing ? note.missing : undefined}>
        {(control) => (
          <Textarea
            {...control}
            value={decision.note}
            onChange={(event) => decision.setNote(event.target.value)}
            maxLength={note.maxLength}
          />
        )}
      </Field>
      <div className={cn("gap-2", isStacked ? "grid" : "flex flex-wrap")}>
        {approve}
        <AnswerButton decision={decision} answer="changesRequested">
          {sendBack}
        </AnswerButton>
      </div>
    </div>
  );
}

type AnswerButtonProps<Approval extends string> = ButtonStyle & {
  readonly decision: Decision<Approval>;
  readonly answer: Approval | "changesRequested";
  readonly disabled?: boolean;
  readonly children: ReactNode;
};

/** Only the answer that is under way says so; the others wait. */
export function AnswerButton<Approval extends string>({
  decision,
  answer,
  disabled = false,
  children,
  ...style
}: AnswerButtonProps<Approval>) {
  const { pending } = decision;
  const isOther = pending !== null && pending !== answer;
  return (
    <Button {...style} pending={pending === answer} disabled={disabled || isOther} onClick={() => decision.say(answer)}>
      {children}
    </Button>
  );
}
