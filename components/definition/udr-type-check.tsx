type UdrTypeCheckProps = {
  readonly label: string;
  readonly detail?: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
  readonly onChange: (isChecked: boolean) => void;
};

/** One thing that holds or does not. */
export function UdrTypeCheck({ label, detail, isChecked, isDisabled = false, describedBy, onChange }: UdrTypeCheckProps) {
  return (
    <label className="flex min-h-8 items-center gap-1.5">
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={describedBy}
        className="size-4 accent-accent"
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {detail ? <span className="ml-1.5 text-muted text-xs">{detail}</span> : null}
      </span>
    </label>
  );
}
