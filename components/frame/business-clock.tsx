"use client";

import { Clock } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { formatInstant, formatOffset, localText } from "#components/ui/format-instant.ts";
import { InstantField } from "#components/ui/instant-field.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import { zoneCity } from "#components/ui/zone-city.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { messageOf } from "#lib/web/action-result.ts";
import { clockChoices } from "./clock-choices.ts";
import type { BusinessClock as Clockwork, FrameActions } from "./frame-types.ts";
import { HeaderPopover } from "./header-popover.tsx";
import { useBusinessNow } from "./use-business-now.ts";

type BusinessClockProps = { readonly clock: Clockwork; readonly setBusinessClock: FrameActions["setBusinessClock"] };

/** The time at which orders are taken and bills are made. In the demo it opens and can be set. */
export function BusinessClock({ clock, setBusinessClock }: BusinessClockProps) {
  const now = useBusinessNow(clock.now);
  const popover = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(0);
  if (!clock.movable) {
    return (
      <span className="inline-flex h-8 items-center gap-2 px-2" title={clock.zone}>
        <Reading clock={clock} now={now} />
      </span>
    );
  }
  return (
    <HeaderPopover
      id="business-clock"
      label="Business clock"
      popoverRef={popover}
      onOpen={() => setOpened((count) => count + 1)}
      className="p-4 sm:w-80"
      buttonClassName={cn("gap-2 px-2 font-normal", isMoved(clock) && "bg-caution-soft")}
      button={<Reading clock={clock} now={now} />}
    >
      <h2 className="font-semibold">Business clock</h2>
      <p className="mb-3 text-muted text-xs">Orders, rating and billing happen at this time, in {clock.zone}.</p>
      <ClockForm key={opened} clock={clock} now={now} setBusinessClock={setBusinessClock} onDone={() => popover.current?.hidePopover()} />
    </HeaderPopover>
  );
}

function Reading({ clock, now }: { readonly clock: Clockwork; readonly now: Instant }) {
  const [date = "", time = ""] = formatInstant(now, clock.zone, "weekday").split(", ");
  return (
    <>
      <Clock className={isMoved(clock) ? "text-caution" : "text-muted"} aria-hidden="true" />
      <span className="sr-only">Business clock</span>
      <span className="hidden text-muted xl:inline">{date}</span>
      <span className="figures font-medium">{time}</span>
      <span className="sr-only text-muted text-xs md:not-sr-only">
        {isMoved(clock) ? <span className="font-medium text-caution">moved</span> : zoneCity(clock.zone)}
      </span>
    </>
  );
}

function isMoved(clock: Clockwork): boolean {
  return clock.offsetMillis !== 0;
}

/** "Europe/Nicosia" → "Nicosia": the header is short; the whole name stands in the popover. */
type ClockFormProps = BusinessClockProps & { readonly now: Instant; readonly onDone: () => void };

function ClockForm({ clock, now, setBusinessClock, onDone }: ClockFormProps) {
  const router = useRouter();
  const [local, setLocal] = useState(() => localText(now, clock.zone));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function set(chosen: string | null): void {
    if (isPending) return;
    setRefusal(null);
    setAsked(chosen);
    startTransition(async () => {
      const result = await setBusinessClock({ local: chosen }).catch(() => null);
      if (!result?.ok) {
        setRefusal(result === null ? "The server did not answer. Look at the clock before you try again." : messageOf(result));
        return;
      }
      notify({
        title: chosen === null ? "The business clock shows the real time." : `The business clock is set to ${chosen.replace("T", ", ")}.`,
      });
      router.refresh();
      onDone();
    });
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    set(local);
  }

  return (
    <div className="grid gap-4">
      <p className="figures">
        {formatInstant(now, clock.zone, "weekday")} <span className="text-muted">{formatOffset(now, clock.zone)}</span>
      </p>
      <div className="grid grid-cols-3 gap-2">
        {clockChoices(now, clock.zone).map((choice) => (
          <Button
            key={choice.label}
            size="small"
            className="px-1"
            pending={isPending && asked === choice.local}
            onClick={() => set(choice.local)}
          >
            {choice.label}
          </Button>
        ))}
      </div>
      <form onSubmit={submit} className="grid gap-3 border-t pt-3">
        <Field label="Another time">
          {(control) => <InstantField {...control} required value={local} onValueChange={setLocal} zone={zoneCity(clock.zone)} />}
        </Field>
        <Button type="submit" variant="primary" pending={isPending && asked === local}>
          Set the clock
        </Button>
      </form>
      {refusal ? <RefusalMessage title="The clock was not set." message={refusal} /> : null}
    </div>
  );
}
