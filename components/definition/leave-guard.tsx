"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { routeHref } from "../ui/route-href.ts";
import { useHeldLinks } from "../ui/use-held-links.ts";
import { useLeaveGuard } from "../ui/use-leave-guard.ts";

/** Asks before what was typed is lost: by closing the window, and by following a link of the console. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useLeaveGuard(dirty);
  useHeldLinks(dirty, setWanted);

  return (
    <AlertDialog
      title="Leave without saving?"
      description="What you typed here is not saved yet and would be lost."
      confirmLabel="Leave without saving"
      cancelLabel="Go on editing"
      open={wanted !== null}
      onOpenChange={(open) => {
        if (!open) setWanted(null);
      }}
      onConfirm={() => {
        if (wanted !== null) router.push(routeHref(wanted));
      }}
    />
  );
}
