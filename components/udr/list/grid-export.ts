import { readAnswer } from "#components/ui/ask.ts";
import { notify } from "#components/ui/toast.tsx";
import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import { selectionQuestion, type UdrSelection } from "#lib/domain/udr/udr-selection.ts";

type Wanted = { readonly selection: UdrSelection; readonly sort: UdrSort; readonly columns: readonly string[] };

/** Fetches the file and hands it to the browser. It is asked for by POST: criteria may be personal and must not stand in an address. */
export async function downloadUdrs({ selection, sort, columns }: Wanted): Promise<void> {
  try {
    const response = await fetch("/api/udrs/export", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ selection: selectionQuestion(selection), sort, columns }),
    });
    if (!response.ok) return await tellRefusal(response);
    save(await response.blob());
    notify({ tone: "positive", title: "The file is ready.", description: "It holds what the list shows. The export is on record." });
  } catch {
    notify({ tone: "negative", title: "The file could not be made.", description: "Nothing was saved. Try again." });
  }
}

async function tellRefusal(response: Response): Promise<void> {
  const answer = await readAnswer<never>(response);
  if (!answer.ok) notify({ tone: "negative", title: "No file was made.", description: answer.problem.title });
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = "udrs.csv";
  link.click();
  URL.revokeObjectURL(address);
}
