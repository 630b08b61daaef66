/** All that a user is told of a fault; the number beside it finds it in the log. */
export const FAULT_SENTENCE =
  "Something went wrong on our side; it has been recorded. Try again, and give this number if it happens again.";
