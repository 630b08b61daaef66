import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

/** What a control needs to be tied to its label, hint and error. Spread it over the control. */
export type FieldControl = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Known when an error summary links to the field; else one is made. */
  readonly id?: string;
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
};

export function Field({ label, hint, error, optional = false, id, className, children }: FieldProps) {
  const made = useId();
  const controlId = id ?? made;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter((part) => part !== null).join(" ");
  return (
    <div className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <label htmlFor={controlId} className="font-medium">
        {label}
        {optional ? <span className="ml-1.5 font-normal text-muted">optional</span> : null}
      </label>
      {children({ id: controlId, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-negative text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={hintId} className="text-muted text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
