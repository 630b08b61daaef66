import { LONGEST_PREVIEW } from "#lib/domain/usage-import/import-requests.ts";
import type { ImportPreview, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { type Answer, readAnswer } from "../ui/ask.ts";
import { addressOf, type ImportForm } from "./new-import-form.ts";

/** What the first lines of the file would become. No more of it is sent than is looked at, and one byte to say that there is more. */
export async function previewFile(form: ImportForm, file: File): Promise<Answer<ImportPreview>> {
  const { path, type } = addressOf(form, true);
  const response = await fetch(path, { method: "POST", headers: { "content-type": type }, body: file.slice(0, LONGEST_PREVIEW + 1) });
  return readAnswer(response);
}

type Sending = {
  readonly signal: AbortSignal;
  /** In whole percent of the file. */
  readonly onSent: (share: number) => void;
};

/** The whole file, read from the disk while it is sent. Only this older way of asking says how much has gone out. */
export function sendFile(form: ImportForm, file: File, { signal, onSent }: Sending): Promise<Answer<UsageImportView>> {
  const { path, type } = addressOf(form, false);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", type);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : Math.floor((loaded / total) * 100));
    request.onload = () => resolve(readAnswer(new Response(request.responseText, { status: request.status })));
    request.onerror = () => reject(new Error("No answer came."));
    request.onabort = () => reject(new DOMException("It was stopped.", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
