"use client";

import { Till, type TillProps } from "#components/ordering/till.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";

/** The till with its single key, which opens the top-up where the wallet lacks funds. */
export function TillDesk(props: TillProps) {
  usePageKeys([
    {
      keys: "t",
      label: "Top up the wallet",
      run: () => document.getElementById("top-up")?.click(),
      isOffered: () => document.getElementById("top-up") !== null,
    },
  ]);
  return <Till {...props} />;
}
