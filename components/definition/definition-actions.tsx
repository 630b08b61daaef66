import { Pencil } from "lucide-react";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Action } from "#lib/web/action-result.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { ArchiveDefinition, RestoreDefinition } from "./archive-definition.tsx";

type AtRevision = { readonly code: string; readonly revision: number };

type DefinitionActionsProps = {
  readonly definition: AtRevision & { readonly name: string; readonly archivedAt: Instant | null };
  /** "/units" */
  readonly list: string;
  readonly archive: Action<AtRevision, unknown>;
  readonly restore: Action<AtRevision, unknown>;
};

/** What may be done with a definition that is looked at. */
export function DefinitionActions({ definition, list, archive, restore }: DefinitionActionsProps) {
  const { code, name, revision, archivedAt } = definition;
  if (archivedAt !== null) return <RestoreDefinition code={code} name={name} revision={revision} restore={restore} />;
  return (
    <>
      <ArchiveDefinition key={revision} code={code} name={name} revision={revision} archive={archive} />
      <ButtonLink variant="primary" href={`${list}/${encodeURIComponent(code)}/edit`}>
        <Pencil aria-hidden="true" />
        Edit
      </ButtonLink>
    </>
  );
}

export function ArchivedPill() {
  return (
    <StatusPill tone="neutral" mark="open">
      Archived
    </StatusPill>
  );
}
