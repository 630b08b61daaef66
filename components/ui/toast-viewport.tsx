"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { buttonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { type Notice, onNotice, type ToastTone, takeNotices } from "./toast.tsx";
import { TONE_TEXT } from "./tone.ts";

const SHOWN_MILLIS = 7000;
const SHOWN_MILLIS_WITH_ACTION = 12_000;

const manager = Base.createToastManager();

const ICON = { positive: CircleCheck, neutral: Info, caution: TriangleAlert, negative: CircleAlert } as const satisfies Record<
  ToastTone,
  typeof Info
>;

export function ToastViewport() {
  useEffect(() => {
    const showWaiting = () => {
      for (const notice of takeNotices()) show(notice);
    };
    showWaiting();
    return onNotice(showWaiting);
  }, []);
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-4 z-60 sm:right-5 sm:bottom-5 sm:left-auto sm:w-90">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function show({ title, description, tone = "positive", action }: Notice): void {
  manager.add({
    title,
    type: tone,
    priority: tone === "negative" ? "high" : "low",
    timeout: tone === "negative" ? 0 : action ? SHOWN_MILLIS_WITH_ACTION : SHOWN_MILLIS,
    ...(description === undefined ? {} : { description }),
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.onClick } }),
  });
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />);
}

function ToastCard({ toast }: { readonly toast: Base.Root.ToastObject }) {
  const tone = isTone(toast.type) ? toast.type : "neutral";
  const Icon = ICON[tone];
  return (
    <Base.Root
      toast={toast}
      swipeDirection={["right", "down"]}
      className={cn(
        "absolute right-0 bottom-0 w-full rounded-lg bg-raised p-3.5 text-ink shadow-sheet transition-[transform,opacity] duration-200",
        "transform-[translateX(var(--toast-swipe-movement-x))_translateY(calc(var(--toast-offset-y)*-1-var(--toast-index)*10px+var(--toast-swipe-movement-y)))]",
        "data-[ending-style]:opacity-0 data-[limited]:opacity-0 data-[starting-style]:opacity-0",
      )}
    >
      <Base.Content className="flex items-start gap-2.5">
        <Icon className={cn("mt-0.5 size-4 shrink-0", TONE_TEXT[tone])} aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <Base.Title className="pr-6 font-medium" />
          <Base.Description className="text-muted" />
          {toast.actionProps ? <Base.Action className={cn(buttonStyles({ size: "small" }), "mt-2")} /> : null}
        </div>
      </Base.Content>
      <Base.Close
        aria-label="Dismiss"
        className="absolute top-2 right-2 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </Base.Close>
    </Base.Root>
  );
}

function isTone(type: string | undefined): type is ToastTone {
  return type !== undefined && Object.hasOwn(ICON, type);
}
