"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, type ReactNode, useState, useTransition } from "react";
import { type ActionFault, type ActionRefused, type ActionResult, messageOf } from "#lib/web/action-result.ts";
import { answerOf, isUnanswered, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { notify } from "../ui/toast.tsx";

type PeopleDialogProps = {
  readonly title: string;
  readonly description?: string;
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly done: string;
  readonly save: (options: { readonly idempotencyKey: string }) => Promise<ActionResult<unknown>>;
  /** Begins the form anew whenever the dialog opens. */
  readonly onOpen: () => void;
  /** The sentence at a field, by its path. */
  readonly children: (errorOf: (path: string) => string | undefined) => ReactNode;
};

/** A small form about people in a dialog of its own: Save, and what stands in the way. */
export function PeopleDialog({ title, description, trigger, done, save, onOpen, children }: PeopleDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  // Kept while nobody has answered: pressed again, nobody is there twice.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const [pending, startTransition] = useTransition();

  function submit(): void {
    if (pending) return;
    startTransition(async () => {
      const result = await answerOf(save({ idempotencyKey }));
      if (result.ok || !isUnanswered(result)) setIdempotencyKey(crypto.randomUUID());
      if (!result.ok) return setRefusal(result);
      setIsOpen(false);
      notify({ tone: "positive", title: done });
      router.refresh();
    });
  }

  const issues = refusal?.refusal?.issues ?? [];
  const errorOf = (path: string) =>
    issues.find((issue) => issue.path === path)?.message ?? (refusal?.refusal?.path === path ? messageOf(refusal) : undefined);
  return (
    <Dialog
      title={title}
      {...(description === undefined ? {} : { description })}
      size="small"
      trigger={trigger}
      open={isOpen}
      onOpenChange={(open) => {
        if (open) onOpen();
        setRefusal(null);
        setIsOpen(open);
      }}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {refusal === null ? null : <RefusalMessage title="It was not saved." {...toldOf(refusal)} />}
        {children(errorOf)}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" pending={pending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
