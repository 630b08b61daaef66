const WORDS: Readonly<Record<string, string>> = {
  "order.create": "Ordered a service",
  "wallet.topUp": "Topped up a wallet",
  "udr.adjust": "Adjusted a UDR",
  "udr.cancel": "Cancelled a UDR",
  "udr.setDirective": "Changed a billing directive",
  "udr.setBillable": "Set a UDR as billable",
  "udr.setCreditable": "Set a UDR as creditable",
  "udr.setNotToBeBilled": "Set a UDR as not to be billed",
  "udr.openDispute": "Held a charge for a dispute",
  "udr.closeDispute": "Ended a dispute",
  "udr.reverse": "Reversed what was done to a UDR",
  "udr.succeed": "Put a UDR in the place of a cancelled one",
  "credit.ask": "Asked for the approval of a credit",
  "credit.approve": "Decided about a credit",
  "credit.withdrawAsked": "Took back the question about a credit",
  "bulk.start": "Began a bulk correction",
  "bulk.cancel": "Stopped a bulk correction",
  "bulk.expire": "Put away a bulk correction that nobody started",
  "udr.cancelLot": "Cancelled an order's UDRs",
  "billingRun.start": "Started billing",
  "usage.rate": "Rated usage that waited",
  "usage.retry": "Tried parked usage again",
  "usage.import.receive": "Imported usage",
  "usage.import.resume": "Resumed an import",
  "usage.import.cancel": "Cancelled an import",
  "usage.import.retry": "Tried parked lines again",
  "usage.import.discard": "Gave up a line of usage",
  "pricePlan.openDraft": "Began a draft of a price plan",
  "pricePlan.saveDraft": "Changed a draft of a price plan",
  "pricePlan.discardDraft": "Discarded a draft of a price plan",
  "pricePlan.saveSample": "Kept a sample of a price plan",
  "pricePlan.removeSample": "Removed a sample of a price plan",
  "pricePlan.submit": "Submitted prices for review",
  "pricePlan.withdrawReview": "Withdrew prices from review",
  "review.decide": "Decided a review",
  "discount.ask": "Asked for the approval of a discount",
  "discount.approve": "Decided about a discount with an order",
  "discount.withdrawAsked": "Took back the question about a discount",
  "clock.set": "Set the business clock",
};

/** An audited action as a sentence without its subject. An action without one is spelled out from its name. */
export function activityInWords(action: string): string {
  const known = WORDS[action];
  if (known !== undefined) return known;
  const [subject = action, verb = ""] = action.split(".");
  const text = `${spelled(subject)}: ${spelled(verb)}`.replace(/: $/, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "billingRun" → "billing run" */
function spelled(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
