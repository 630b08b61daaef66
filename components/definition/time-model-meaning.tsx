import { clockChanges } from "#lib/domain/definition/clock-changes.ts";
import type { DefinedTimeModel } from "#lib/domain/definition/time-model-draft.ts";
import { timeModelNotes } from "#lib/domain/definition/time-model-notes.ts";
import { exceptionInWords, windowInWords } from "#lib/domain/definition/windows-in-words.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { isTimeZone, localTime } from "#lib/kernel/zone.ts";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";

type TimeModelMeaningProps = {
  readonly model: DefinedTimeModel;
  /** While something cannot be read, the last that could is not shown as if it were meant. */
  readonly isReadable: boolean;
  readonly now: Instant;
};

/** What the draft comes to, in words: its windows with their last minutes, and what the clocks do to them. */
export function TimeModelMeaning({ model, isReadable, now }: TimeModelMeaningProps) {
  if (!isReadable || !isTimeZone(model.timeZone)) {
    return (
      <Panel title="What it means">
        <p className="text-muted">Mend what is marked, and it stands here in words.</p>
      </Panel>
    );
  }
  const today = localTime(now, model.timeZone);
  const notes = timeModelNotes(model, today);
  return (
    <>
      <Panel title="What it means">
        <ul className="grid gap-1">
          {model.windows.length === 0 ? <li className="text-muted">No window in an ordinary week.</li> : null}
          {model.windows.map((window, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two windows may be alike while they are typed.
            <li key={index}>{windowInWords(window)}</li>
          ))}
        </ul>
        {model.dates.length === 0 ? null : (
          <ul className="mt-3 grid gap-1">
            {model.dates.map((exception, index) => {
              const { when, what } = exceptionInWords(exception);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: two exceptions may be alike while they are typed.
                <li key={index}>
                  <span className="text-muted">{when}:</span> {what}
                </li>
              );
            })}
          </ul>
        )}
        {notes.length === 0 ? null : (
          <ul className="mt-3 grid gap-1 border-line-soft border-t pt-3 text-muted">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Panel>
      <ClockEffects model={model} year={today.year} />
    </>
  );
}

function ClockEffects({ model, year }: { readonly model: DefinedTimeModel; readonly year: number }) {
  const changes = [year, year + 1].flatMap((each) => clockChanges(model, each));
  return (
    <Panel title="When the clocks change" description="A window lasts as long as the wall clock shows it">
      {changes.length === 0 ? (
        <p className="text-muted">{`The clocks in ${model.timeZone} do not change in ${year} and ${year + 1}.`}</p>
      ) : (
        <ul className="grid gap-2">
          {changes.map(({ at, title, effects }) => (
            <li key={at}>
              <InstantText instant={at} zone={model.timeZone} style="date" className="font-medium" /> {title}.{" "}
              <span className="text-muted">{effects.length > 0 ? effects.join(" ") : "No window is touched."}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
