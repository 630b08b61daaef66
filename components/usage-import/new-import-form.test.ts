import { describe, expect, it } from "vitest";
import { addressOf, emptyForm, FIELDS, formErrors, withFile } from "./new-import-form.ts";

const SOURCES = [{ value: "DECODER" }, { value: "WEB-API" }];
const file = (name: string, text = "reference\n") => new File([text], name);

describe("the form of a batch", () => {
  it("asks for what is missing, in the order of its fields", () => {
    expect(formErrors(emptyForm(SOURCES)).map(({ fieldId }) => fieldId)).toEqual([FIELDS.file, FIELDS.source, FIELDS.reference]);
    expect(formErrors({ ...emptyForm(SOURCES), file: file("x.csv", ""), source: "DECODER", reference: "x", format: "csv" })).toEqual([
      { fieldId: FIELDS.file, message: "The file is empty. Choose another." },
    ]);
  });

  it("begins with the source where there is one only", () => {
    expect(emptyForm([{ value: "DECODER" }]).source).toBe("DECODER");
    expect(emptyForm(SOURCES).source).toBe("");
  });

  it("takes format and reference from the name of the file", () => {
    const form = withFile(emptyForm(SOURCES), file("calls-2026-11.ndjson"));
    expect(form).toMatchObject({ format: "ndjson", reference: "calls-2026-11" });
    expect(withFile(form, file("calls-2026-12.csv"))).toMatchObject({ format: "csv", reference: "calls-2026-12" });
  });

  it("keeps a reference that somebody typed, and asks what a file is whose name does not say", () => {
    const form = withFile({ ...emptyForm(SOURCES), reference: "November" }, file("calls"));
    expect(form).toMatchObject({ format: null, reference: "November" });
    expect(formErrors({ ...form, source: "DECODER" })).toEqual([{ fieldId: FIELDS.format, message: "Say what the file is." }]);
  });

  it("says everything but the file in the address", () => {
    const form = {
      ...withFile(emptyForm(SOURCES), file("a & b.csv")),
      source: "DECODER",
      rating: "elsewhere" as const,
      allOrNothing: true,
    };
    const { path, type } = addressOf(form, true);
    const { pathname, searchParams } = new URL(path, "http://localhost");
    expect([pathname, type]).toEqual(["/api/v1/usage-imports", "text/csv"]);
    expect(Object.fromEntries(searchParams)).toEqual({
      source: "DECODER",
      reference: "a & b",
      rating: "elsewhere",
      file: "a & b.csv",
      allOrNothing: "true",
      preview: "true",
    });
    expect(addressOf(form, false).path).not.toContain("preview");
  });
});
