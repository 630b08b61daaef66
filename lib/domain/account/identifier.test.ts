import { describe, expect, it } from "vitest";
import { endingOf, maskIdentifier, seesIdentifiers } from "./identifier.ts";

describe("an identifier on a screen", () => {
  it.each([
    ["4400100101", "•••••••101"],
    ["+35799000101", "•••••••••101"],
    ["12", "12"],
    ["eleni@aluxsat.example", "e••••@aluxsat.example"],
  ])("%s is masked as %s", (value, masked) => {
    expect(maskIdentifier(value)).toBe(masked);
  });

  it("is read back by its ending", () => {
    expect(endingOf("4400100101")).toBe("101");
  });

  it("is whole for those who talk to the customer, and for nobody else", () => {
    expect(["callCentreAgent", "careAgent", "careLead"].every((role) => seesIdentifiers(role as "careAgent"))).toBe(true);
    expect(["billingOperator", "auditor", "administrator", "pricingManager"].some((role) => seesIdentifiers(role as "auditor"))).toBe(
      false,
    );
  });
});
