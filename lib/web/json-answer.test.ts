import { describe, expect, it } from "vitest";
import { jsonDownload } from "./json-answer.ts";

const ask = (name: string, headers: Record<string, string> = {}) =>
  jsonDownload(new Request("http://localhost/x", { headers }), { name, text: "{}\n", hash: "abc" });

describe("a JSON file", () => {
  it("is kept under its name, with the hash of its content", async () => {
    const response = ask("GLOBAL-v3.json");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="GLOBAL-v3.json"');
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("etag")).toBe('"abc"');
    expect(await response.text()).toBe("{}\n");
  });

  it.each([
    ["EU/GLOBAL:1-v3.json", 'attachment; filename="EU-GLOBAL-1-v3.json"'],
    ['A"\r\nX: y-v1.json', 'attachment; filename="A---X--y-v1.json"'],
    ["ΣΤΑΘΕΡΟ-v1.json", "attachment; filename=\"_______-v1.json\"; filename*=UTF-8''%CE%A3%CE%A4%CE%91%CE%98%CE%95%CE%A1%CE%9F-v1.json"],
  ])("whose name is %j harms nobody", (name, disposition) => {
    expect(ask(name).headers.get("content-disposition")).toBe(disposition);
  });

  it("is not sent again to whoever has it", async () => {
    const response = ask("GLOBAL-v3.json", { "if-none-match": '"abc"' });
    expect([response.status, await response.text()]).toEqual([304, ""]);
    expect(ask("GLOBAL-v3.json", { "if-none-match": '"other"' }).status).toBe(200);
  });
});
