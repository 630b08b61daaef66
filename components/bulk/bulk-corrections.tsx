"use client";

import { ListChecks } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { BulkAction } from "#lib/domain/bulk/bulk.ts";
import { Button } from "../ui/button.tsx";
import { usePageKeys } from "../ui/page-keys.ts";
import { useSelectedUdrs } from "../ui/selected-udrs.ts";
import type { BulkCorrectionsProps } from "./bulk-moves.ts";

const BulkDialog = dynamic(() => import("./bulk-dialog.tsx").then((module) => module.BulkDialog), { ssr: false });

/** In the bar of a selection: one action on all of it, looked at first. */
export function BulkCorrections(props: BulkCorrectionsProps) {
  const selected = useSelectedUdrs();
  const [action, setAction] = useState<BulkAction | null>(null);
  const open = (chosen: BulkAction) => {
    if (selected !== null) setAction(chosen);
  };
  usePageKeys([{ keys: "x", label: "Cancel the selected UDRs", run: () => open("cancel"), isOffered: () => selected !== null }]);
  if (selected === null) return null;
  return (
    <>
      <Button size="small" variant="primary" onClick={() => open("cancel")}>
        <ListChecks aria-hidden="true" />
        Correct…
      </Button>
      {action === null ? null : <BulkDialog {...props} selected={selected} initialAction={action} onClose={() => setAction(null)} />}
    </>
  );
}
