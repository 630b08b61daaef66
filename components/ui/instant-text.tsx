import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { cn } from "./class-names.ts";
import { describeInstant, formatInstant, formatOffset, type InstantStyle } from "./format-instant.ts";

type InstantTextProps = {
  readonly instant: Instant;
  readonly zone: string;
  readonly style?: InstantStyle;
  /** The offset tells two equal readings apart; leave it out only where a heading names the zone. */
  readonly showOffset?: boolean;
  readonly className?: string;
};

/** An instant as the wall clock of a zone shows it, with UTC in its title. */
export function InstantText({ instant, zone, style = "minute", showOffset = false, className }: InstantTextProps) {
  return (
    <time dateTime={instantToString(instant)} title={describeInstant(instant, zone)} className={cn("figures whitespace-nowrap", className)}>
      {formatInstant(instant, zone, style)}
      {showOffset ? <span className="ml-1 text-muted text-xs">{formatOffset(instant, zone)}</span> : null}
    </time>
  );
}
