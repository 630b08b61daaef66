type Answered = { readonly text: string; readonly hash: string };

/** JSON that whoever has it already need not fetch again: `hash` is of its content. */
export function jsonAnswer(request: Request, { text, hash }: Answered): Response {
  const etag = `"${hash}"`;
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: { ETag: etag } });
  return new Response(text, { headers: { "Content-Type": "application/json; charset=utf-8", ETag: etag } });
}

/** The same as a file to keep. The name may hold any letter; what no file system likes becomes a dash. */
export function jsonDownload(request: Request, { name, ...answered }: Answered & { readonly name: string }): Response {
  const safe = name.replace(/[^\p{L}\p{N}._-]/gu, "-");
  const plain = safe.replace(/[^\x20-\x7e]/g, "_");
  const encoded = plain === safe ? "" : `; filename*=UTF-8''${encodeURIComponent(safe)}`;
  const response = jsonAnswer(request, answered);
  response.headers.set("Content-Disposition", `attachment; filename="${plain}"${encoded}`);
  return response;
}
