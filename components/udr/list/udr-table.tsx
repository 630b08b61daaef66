"use client";

import { useRouter } from "next/navigation";
import type { ReactNode, RefObject } from "react";
import { DataGrid } from "#components/ui/data-grid/data-grid.tsx";
import type { GridCommands } from "#components/ui/data-grid/grid-input.ts";
import { leavePlace } from "#components/ui/data-grid/grid-return.ts";
import type { GridColumn } from "#components/ui/data-grid/grid-types.ts";
import type { MarkStore } from "#components/ui/data-grid/mark-store.ts";
import { routeHref } from "#components/ui/route-href.ts";
import type { Density } from "#lib/domain/udr/shown-columns.ts";
import type { UdrRow } from "#lib/domain/udr/udr-view.ts";

type UdrTableProps = {
  readonly label: string;
  readonly columns: readonly GridColumn<UdrRow>[];
  readonly rows: readonly UdrRow[];
  readonly rowCount: number | null;
  readonly density: Density;
  readonly marks: MarkStore;
  readonly commands: Omit<GridCommands<UdrRow>, "open" | "letters">;
  readonly peek: (udrId: number) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly children?: ReactNode;
};

/** The UDRs as a grid: a number opens its UDR, and Back leads to the cell one came from. */
export function UdrTable({ commands, peek, ...grid }: UdrTableProps) {
  const router = useRouter();
  function open({ udrId }: UdrRow, columnKey: string): void {
    leavePlace({ address: `${window.location.pathname}${window.location.search}`, rowKey: udrId, columnKey });
    router.push(routeHref(`/udrs/${udrId}`));
  }
  return <DataGrid {...grid} factsOf={factsOf} commands={{ ...commands, open, letters: { p: ({ udrId }) => peek(udrId) } }} />;
}

function factsOf({ udrId }: UdrRow) {
  return { key: udrId, name: `UDR ${udrId}`, href: `/udrs/${udrId}` };
}
