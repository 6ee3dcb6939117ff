/** PostgreSQL's own mark of a folder that holds a database. */
export const versionFile = 'PG_VERSION'

/** Returns whether PostgreSQL keeps an entry of this name at the top of a database's folder. */
export function isOfPostgres(name: string): boolean {
  return /^(base|global|pg_[\w.]+|PG_VERSION|postgresql(\.auto)?\.conf)$/.test(name)
}

/** Returns whether Pavel keeps an entry of this name beside the database: the files of the lock. */
export function isOfPavel(name: string): boolean {
  return name.startsWith('pavel.')
}
