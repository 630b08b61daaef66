import type { Action } from "#lib/web/action-result.ts";
import type { Column } from "../ui/data-table.tsx";
import { RestoreDefinition } from "./archive-definition.tsx";

type Archived = { readonly code: string; readonly name: string; readonly revision: number };

export type RestoreAction = Action<Pick<Archived, "code" | "revision">, unknown>;

/** The way back, in each row of what is archived. */
export function restoreColumn(restore: RestoreAction): Column<Archived> {
  return {
    key: "restore",
    label: "Actions",
    hideLabel: true,
    align: "end",
    cell: ({ code, name, revision }) => <RestoreDefinition size="small" code={code} name={name} revision={revision} restore={restore} />,
  };
}
