"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { WhatIfPanelProps } from "./what-if-panel.tsx";

const loading = () => <Skeleton className="mt-3 h-24 w-full" />;
const WhatIfPanel = dynamic(() => import("./what-if-panel.tsx").then((module) => module.WhatIfPanel), { ssr: false, loading });
const RawExplanation = dynamic(() => import("./raw-explanation.tsx").then((module) => module.RawExplanation), { ssr: false, loading });

type WhatIfProps = WhatIfPanelProps & {
  /** Usage that was rated elsewhere has no other price of ours. */
  readonly isOffered: boolean;
};

/** What asks further than the price itself: each is loaded when it is opened. */
export function WhatIf({ isOffered, ...panel }: WhatIfProps) {
  const [shown, setShown] = useState<"whatIf" | "raw" | null>(null);
  const toggle = (what: "whatIf" | "raw") => setShown(shown === what ? null : what);
  return (
    <div className="mt-3 border-t pt-3">
      <div className="flex flex-wrap gap-2">
        {isOffered ? (
          <Button size="small" aria-expanded={shown === "whatIf"} onClick={() => toggle("whatIf")}>
            What would it cost under …
          </Button>
        ) : null}
        {panel.price === null ? null : (
          <Button size="small" aria-expanded={shown === "raw"} onClick={() => toggle("raw")}>
            As stored, in JSON
          </Button>
        )}
      </div>
      {shown === "whatIf" ? <WhatIfPanel {...panel} /> : null}
      {shown === "raw" ? <RawExplanation udrId={panel.udrId} /> : null}
    </div>
  );
}
