const creating = /create schema if not exists "?(\w+)"?/gi

/**
 * Returns the statements so that they ask for no right to create a schema that is there: PostgreSQL asks for it before it looks. An
 * administrator may have made the schemas for a role without that right.
 */
export function sparingSchemas(statements: string): string {
  return statements.replace(
    creating,
    (_, name: string) =>
      `do $create$ begin if to_regnamespace('${name}') is null then create schema ${name}; end if; end $create$`,
  )
}
