// What `bun run move`, `backup` and `restore` say.

export const newerVersion =
  'expected a database of this version of Pavel or an older one, found a newer one: update Pavel first, and run this again.'

export const unknownVersion =
  'expected a database of Pavel, found one whose tables no version of it has: start the server on it once, and run this again.'

export const mayNotRead =
  'expected a role that may read the tables of Pavel, found one without the right to the schema drizzle: sign in as the role that made ' +
  'them, and run this again.'

/** Returns the error for a table, or a column, that the content has and the schema has not. */
export function unknownTable(name: string): string {
  return `expected the tables that Pavel makes, found ${name} as well: nothing was changed.`
}

/** Returns the error for a copy that differs from what was copied. */
export function notTheSame(table: string, expected: number, found: number): string {
  return `${table}: expected the ${expected} rows that were copied, found ${found} rows, or others: nothing was changed.`
}

/** Returns the note that stays where a database was. */
export function movedTo(where: string, at: Date): string {
  return `moved to ${where} at ${at.toISOString()}`
}

/** Returns the error for a server that would go on with an embedded database that was moved. `note` says where. */
export function folderMoved(folder: string, note: string, file: string): string {
  return (
    `DATA_DIR: expected a database that is in use, found one in ${folder} that was ${note}. ` +
    `Set DATABASE_URL to play on there; to play on here with what was left behind, delete ${file} in that folder.`
  )
}

/** Returns the error for a server that would go on with a PostgreSQL database that was moved. */
export function databaseMoved(note: string, key: string): string {
  return (
    `DATABASE_URL: expected a database that is in use, found one that was ${note}. ` +
    `Unset DATABASE_URL to play on there; to play on here with what was left behind, delete the row '${key}' from the table settings.`
  )
}

/** Returns what an embedded database is called. */
export function embeddedIn(folder: string): string {
  return `the embedded database in ${folder}`
}

/** Returns what a database on a server is called. */
export function serverAt(address: string): string {
  return `the database ${address}`
}

/** Returns the error for a database that other programs are connected to. */
export function inUse(place: string, names: string[]): string {
  return `expected nobody at ${place}, found ${names.join(', ')}: stop every server and command that uses it, and run this again.`
}

/** Returns the error for a data folder that a running server holds. `problem` names the folder. */
export function folderInUse(problem: string): string {
  return `${problem}: stop the server, and run this again.`
}

const moveUsage = 'bun run move [--to-embedded] [--dry-run] [--replace]'

/** Returns the error for an argument that `move` does not know. */
export function unexpectedMoveOption(word: string): string {
  return `expected nothing, --to-embedded, --dry-run or --replace, found ${word}: ${moveUsage}`
}

export const noDatabaseUrl =
  'DATABASE_URL: expected the address of the PostgreSQL database to move to or from, found nothing: set it, and run this again.'

/** Returns the error for a folder without a database. */
export function noDatabaseIn(folder: string): string {
  return `DATA_DIR: expected a folder with an embedded database, found none in ${folder}.`
}

type Counts = Record<string, number>

/** Returns the error for a target in which somebody has played. */
export function notEmpty(place: string, { participants = 0, visits = 0, calls = 0, campaigns = 0 }: Counts): string {
  return (
    `expected nothing played in ${place}, found ${participants} participants, ${visits} visits, ${calls} calls, ${campaigns} campaigns: ` +
    'nothing was changed. With --replace all of that is deleted, and what is copied takes its place.'
  )
}

/** Returns the first line of a move. */
export function moving(from: string, to: string, isDryRun: boolean): string {
  return `${isDryRun ? 'Rehearsing the move from' : 'Moving from'} ${from} to ${to}.`
}

/** Returns a table of what was there before, and what was copied and compared. Tables without rows are only counted. */
export function counted(before: Counts, copied: Record<string, { rows: number }>): string {
  const all = [...new Set([...Object.keys(copied), ...Object.keys(before)])]
  const rows = all.map((name) => [name, before[name] ?? 0, copied[name]?.rows ?? 0] as const)
  const some = rows.filter(([, ...counts]) => counts.some((count) => count > 0))
  const width = Math.max(...some.map(([name]) => name.length), 'table'.length)
  const line = (name: string, ...counts: (number | string)[]) =>
    `${name.padEnd(width)} ${counts.map((count) => String(count).padStart(10)).join(' ')}`
  return [
    line('table', 'before', 'copied'),
    ...some.map(([name, ...counts]) => line(name, ...counts)),
    `${rows.length - some.length} more tables have no rows. Every row was read back and compared.`,
  ].join('\n')
}

/** Returns the last sentence of a move. */
export function moveEnding({ isToEmbedded, isDryRun }: { isToEmbedded: boolean; isDryRun: boolean }): string {
  if (isDryRun) return 'This was a dry run: everything was copied and compared, and then taken back. Nothing was changed.'
  return isToEmbedded
    ? 'Done. Unset DATABASE_URL, and start the server. What was in PostgreSQL is still there, with a note that it has been moved: no server starts on it.'
    : 'Done. Start the server with DATABASE_URL set. What was in the folder is still there, with a note that it has been moved: no server starts on it.'
}

export const newerTarget =
  'expected a database of this version of Pavel or an older one to replace, found a newer one: nothing was changed. ' +
  'Copy into an empty database instead, another DATA_DIR or DATABASE_URL.'

/** Returns the error for a file that is not as it was written. */
export function damaged(file: string, why: string): string {
  return `${file}: expected a whole backup, found a damaged one (${why}): nothing was changed. Take another one.`
}

export const notAsWritten = 'the disk has not kept what was written'
export const noEnd = 'its end is missing'
export const linesAfterEnd = 'there is something after its end'
export const unreadableLine = 'a line in it cannot be read'

/** Returns why a file is damaged whose rows do not add up. */
export function otherRows(table: string): string {
  return `the rows of ${table} are others than were written`
}

/** Returns the error for a file that is something else. */
export function notAnArchive(file: string): string {
  return `${file}: expected a file that \`bun run backup\` has written, found another.`
}

/** Returns the error for a file that is not there. */
export function noFile(file: string): string {
  return `${file}: expected a backup that can be read, found none.`
}

/** Returns the error for a backup that would overwrite a file. */
export function fileExists(file: string): string {
  return `${file}: expected a new name, found a file: nothing was changed.`
}

/** Returns the error for a place in which this user may not write. */
export function notWritable(target: string): string {
  return `expected a place for the backup that this user may write to, found ${target}: name another one, as in bun run backup /var/backups/pavel`
}

export const backupUsage =
  'expected a file, or a folder that exists, or nothing: bun run backup [FILE or FOLDER] [--keep 14], or bun run backup --verify FILE'

export const restoreUsage = 'expected the file of a backup: bun run restore FILE [--dry-run] [--replace]'

/** Returns the error for a number of backups that cannot be. */
export function noNumberToKeep(word: string | undefined): string {
  return `expected how many backups to keep after --keep, at least 1, found ${word ?? 'nothing'}`
}

/** Returns the error for `--keep` with the name of a file. */
export function keepNeedsFolder(target: string): string {
  return `--keep: expected a folder that exists, whose older backups can go, found ${target}`
}

/** Returns the error for a server that made no copy of its embedded database. */
export function noCopy(folder: string, seconds: number): string {
  return (
    `DATA_DIR: expected the server that has ${folder} open to copy it, found no copy after ${seconds} seconds. ` +
    'Is it of an older version, or does it still start? Wait, or stop it, and run this again.'
  )
}

/** Returns the error for a copy that failed at the server. */
export function copyFailed(folder: string, why: string): string {
  return `DATA_DIR: expected the server that has ${folder} open to copy it, found that it could not: ${why}`
}

type Tallies = Record<string, { rows: number }>

/** Returns what is in a new file. */
export function written(file: string, bytes: number, tables: Tallies): string {
  return `${file}: ${(bytes / 1024 ** 2).toFixed(1)} MB, ${contentsOf(tables)}. It was read back and is whole.`
}

/** Returns what is in a file that was read through. */
export function verified(file: string, madeAt: string, tables: Tallies): string {
  return `${file}: whole, made at ${madeAt}, ${contentsOf(tables)}.`
}

/** Returns that a file was deleted. */
export function deleted(file: string): string {
  return `${file}: deleted`
}

function contentsOf(tables: Tallies): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const of = (name: string) => tables[name]?.rows ?? 0
  return `${rows} rows in ${Object.keys(tables).length} tables, with ${of('participants')} participants, ${of('codes')} codes and ${of('queue job')} jobs`
}

type Since = { erased: number; blocked: number; codes: number }

/** Returns what was kept of the database that was replaced. */
export function keptSince({ erased, blocked, codes }: Since): string {
  return (
    `Kept from what was replaced: ${codes} codes that had been given or withdrawn since the backup are withdrawn, ${blocked} more numbers want ` +
    `no calls, and ${erased} people who had been erased since are erased again when the server starts. Whoever played since may play again.`
  )
}

/** Returns what nobody can know who has only the backup. */
export function unknownSince(madeAt: string): string {
  return (
    `What happened after ${madeAt} is not in the backup: erase again whom you have erased since (bun run forget), and withdraw the codes ` +
    'that have been given since (/operator/codes), or they are given twice.'
  )
}

/** Returns the last sentence of a restoration. */
export function restoreEnding(place: string, isDryRun: boolean): string {
  return isDryRun
    ? 'This was a dry run: everything was put in and compared, and then taken back. Nothing was changed.'
    : `Done: ${place} holds what was in the backup. The server may start on it.`
}
