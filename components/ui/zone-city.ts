/** "Nicosia" of "Europe/Nicosia": enough beside a field or a clock, where the page names the zone in full. */
export function zoneCity(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
