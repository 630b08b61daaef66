"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useState } from "react";
import { AccountTimeline } from "#components/account/account-timeline.tsx";

const PeekDialog = dynamic(() => import("#components/udr/list/grid-peek.tsx").then((module) => module.PeekDialog), { ssr: false });

/** The timeline, and the price of a UDR of it at a glance. */
export function TimelineDesk(props: Omit<ComponentProps<typeof AccountTimeline>, "peek">) {
  const [peeked, setPeeked] = useState<number | null>(null);
  return (
    <>
      <AccountTimeline {...props} peek={setPeeked} />
      {peeked === null ? null : <PeekDialog udrId={peeked} onClose={() => setPeeked(null)} />}
    </>
  );
}
