"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { notify } from "../../ui/toast.tsx";
import { ArchiveDefinition, RestoreDefinition } from "../archive-definition.tsx";

type AtRevision = { readonly code: string; readonly revision: number };
type Move = Action<AtRevision, unknown>;

type CatalogActionsProps = {
  readonly catalog: Pick<StoredCatalog, "code" | "name" | "revision" | "state" | "archivedAt">;
  readonly setEffective: Move;
  readonly setNotEffective: Move;
  readonly archive: Move;
  readonly restore: Move;
};

/** What may be done with a catalog that is looked at. What sells is ended before it is put away. */
export function CatalogActions({ catalog, setEffective, setNotEffective, archive, restore }: CatalogActionsProps) {
  const { code, name, revision, state, archivedAt } = catalog;
  const at = { code, name, revision };
  if (archivedAt !== null) return <RestoreDefinition {...at} restore={restore} />;
  return (
    <>
      {state === "effective" ? (
        <MoveDialog
          key={`ends ${revision}`}
          {...at}
          move={setNotEffective}
          label="Set as not effective"
          title={`Set ${name} as not effective?`}
          description="No new orders through it. What was ordered, recorded and billed stays as it is. You can set it as effective again."
          done={`${name} is not effective.`}
          tone="danger"
        />
      ) : (
        <>
          <ArchiveDefinition
            key={`archive ${revision}`}
            {...at}
            archive={archive}
            meaning="It leaves the lists. Orders that came through it go on showing it. You can restore it."
          />
          <MoveDialog
            key={`begins ${revision}`}
            {...at}
            move={setEffective}
            label="Set as effective"
            title={`Set ${name} as effective?`}
            description="From then on subscribers who meet its conditions can order what it sells, while it is valid."
            done={`${name} is effective.`}
            tone="primary"
          />
        </>
      )}
      <ButtonLink variant="primary" href={`/catalogs/${encodeURIComponent(code)}/edit`}>
        <Pencil aria-hidden="true" />
        Edit
      </ButtonLink>
    </>
  );
}

type MoveDialogProps = AtRevision & {
  readonly move: Move;
  readonly label: string;
  readonly title: string;
  readonly description: ReactNode;
  readonly done: string;
  readonly tone: "danger" | "primary";
};

/** Says what it means before it is done, and in the same dialog what stands against it. */
function MoveDialog({ code, revision, move, label, title, description, done, tone }: MoveDialogProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await move({ code, revision }, { idempotencyKey: crypto.randomUUID() });
      if (!result.ok) return setRefusal(result);
      setIsAsking(false);
      notify({ tone: "positive", title: done });
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={title}
      description={description}
      confirmLabel={label}
      tone={tone}
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={<Button>{label}</Button>}
    >
      {refusal ? <RefusalMessage title="It was not done." message={messageOf(refusal)} /> : null}
    </AlertDialog>
  );
}
