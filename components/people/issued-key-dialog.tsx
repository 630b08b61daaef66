"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { IssuedKey } from "#lib/domain/people/people-views.ts";

type IssuedKeyDialogProps = { readonly issued: IssuedKey; readonly onClose: () => void };

/** The one time that a key is to be seen. Whoever closes it without having copied is asked once whether they mean it. */
export function IssuedKeyDialog({ issued, onClose }: IssuedKeyDialogProps) {
  const { name, key } = issued;
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const [isWarned, setIsWarned] = useState(false);

  function close(): void {
    if (key === null || isCopied || isWarned) onClose();
    else setIsWarned(true);
  }

  return (
    <Dialog
      open
      initialFocus={field}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={`The key of ${name}`}
      description={key === null ? "It was made, and cannot be shown." : "It is shown now and never again: only its hash is kept."}
      footer={<DialogClose render={<Button variant="primary">{key === null ? "Close" : "The program has it"}</Button>} />}
    >
      {key === null ? <ShownAlready name={name} /> : null}
      {key === null ? null : (
        <div className="grid gap-3">
          {isWarned ? (
            <div role="alert">
              <Notice tone="caution" title="The key was not copied yet.">
                Nobody can show it again. Copy it, or close once more and renew it when it is needed.
              </Notice>
            </div>
          ) : null}
          <Field
            label="Key"
            hint="The program sends it with each request, as Authorization: Bearer and the key. Keep it as you keep a password."
          >
            {(control) => (
              <div className="flex items-center gap-1.5">
                <Input
                  {...control}
                  ref={field}
                  readOnly
                  value={key}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  onFocus={(event) => event.currentTarget.select()}
                  onCopy={() => setIsCopied(true)}
                />
                <CopyButton text={key} label="Copy the key" onCopied={() => setIsCopied(true)} />
              </div>
            )}
          </Field>
        </div>
      )}
    </Dialog>
  );
}

function ShownAlready({ name }: { readonly name: string }) {
  return (
    <Notice tone="caution" title="This key was given already, to an answer that did not arrive.">
      A key is not kept, so it cannot be given twice. Renew the key of {name} in the list to get another; the lost one stops then.
    </Notice>
  );
}
