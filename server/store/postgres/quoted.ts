/** Returns a name as SQL writes it: in quotes where it needs them (https://www.postgresql.org/docs/current/sql-syntax-lexical.html). */
export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
