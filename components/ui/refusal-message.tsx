import type { ReactNode } from "react";
import { Code } from "./code.tsx";
import { Notice } from "./notice.tsx";

type RefusalMessageProps = {
  /** The closed list's code, small: support asks for it. */
  readonly code?: string;
  readonly title?: string;
  /** The refusal as a sentence. */
  readonly message: string;
  /** Where in the input it lies: "rates[0].base.price". */
  readonly path?: string | undefined;
  readonly actions?: ReactNode;
};

/** The product says no, and why. Nothing was changed. */
export function RefusalMessage({ code, title = "This was not done.", message, path, actions }: RefusalMessageProps) {
  return (
    <div role="alert">
      <Notice tone="negative" title={title} actions={actions}>
        {message}
        {path || code ? (
          <p className="mt-0.5 break-words text-muted text-xs">
            {path ? (
              <>
                at <Code>{path}</Code>
              </>
            ) : null}
            {path && code ? " · " : null}
            {code ? <Code>{code}</Code> : null}
          </p>
        ) : null}
      </Notice>
    </div>
  );
}
