"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { routeHref } from "../ui/route-href.ts";
import { useLeaveGuard } from "../ui/use-leave-guard.ts";

/** Asks before what was typed is lost: by closing the window, and by following a link of the console. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useLeaveGuard(dirty);

  useEffect(() => {
    if (!dirty) return;
    function hold(event: MouseEvent): void {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !isPlainClick(event) || link.target === "_blank" || link.origin !== location.origin) return;
      if (link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(`${link.pathname}${link.search}`);
    }
    document.addEventListener("click", hold, { capture: true });
    return () => document.removeEventListener("click", hold, { capture: true });
  }, [dirty]);

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

function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}
