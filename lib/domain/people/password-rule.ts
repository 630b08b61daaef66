/** Length is what makes a password hard to guess; no rule of digits and signs, no expiry. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;
