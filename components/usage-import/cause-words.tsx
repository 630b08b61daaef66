import { causeOf } from "#lib/domain/usage-import/parked-causes.ts";
import { TextLink } from "../ui/text-link.tsx";

type CauseWordsProps = { readonly code: string; readonly path: string; readonly message: string; readonly isMended: boolean };

/** What is wrong with a line in a sentence, and where that is put right. */
export function CauseWords({ code, path, message, isMended }: CauseWordsProps) {
  const { fix } = causeOf({ code, path });
  return (
    <span className="block max-w-prose text-pretty text-left">
      {message}
      {isMended && fix !== null ? (
        <>
          {" "}
          <TextLink href={fix.href} className="relative z-1">
            {fix.label}
          </TextLink>
        </>
      ) : null}
    </span>
  );
}
