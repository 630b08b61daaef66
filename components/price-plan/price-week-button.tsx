"use client";

import { CalendarRange } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { PriceEngine } from "./price-engine.ts";
import type { PriceWeekProps } from "./price-week.tsx";

/* It comes when it is opened. */
const PriceWeek = dynamic(() => import("./price-week.tsx").then((module) => module.PriceWeek), { ssr: false });

type PriceWeekButtonProps = Omit<PriceWeekProps, "engine"> & { readonly engine: PriceEngine | null };

/** What the usage of the calculator would cost in every hour of the week. */
export function PriceWeekButton({ view, document, engine, usage }: PriceWeekButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" disabled={engine === null} onClick={() => setOpen(true)}>
        <CalendarRange aria-hidden="true" />
        Prices over the week
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="wide"
        title="Prices over the week"
        description={`What one usage costs that begins in each hour, on the clock of ${view.zone}, under this draft, saved or not.`}
      >
        {open && engine !== null ? <PriceWeek view={view} document={document} engine={engine} usage={usage} /> : null}
      </Dialog>
    </>
  );
}
