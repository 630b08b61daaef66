const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far ahead or back, as coarse as it is useful: "in 6 h", "in 12 days", "40 min ago". */
export function spanInWords(from: number, to: number): string {
  const distance = Math.abs(to - from);
  if (distance < MINUTE) return to >= from ? "in less than a minute" : "just now";
  const size =
    distance < HOUR ? `${Math.floor(distance / MINUTE)} min` : distance < 2 * DAY ? hours(distance) : `${Math.floor(distance / DAY)} days`;
  return to >= from ? `in ${size}` : `${size} ago`;
}

function hours(distance: number): string {
  const whole = Math.floor(distance / HOUR);
  const minutes = Math.floor((distance % HOUR) / MINUTE);
  return whole < 6 && minutes > 0 ? `${whole} h ${minutes} min` : `${whole} h`;
}
