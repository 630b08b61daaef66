/** The definition with that code; what every object inherits is not one. Apart, so that editors load it without the schemas. */
export function definitionOf<Definition>(definitions: Readonly<Record<string, Definition>>, code: string): Definition | undefined {
  return Object.hasOwn(definitions, code) ? definitions[code] : undefined;
}
