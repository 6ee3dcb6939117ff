import type { Erased } from '../../server/privacy/privacy.ts'

const usage = 'bun run forget +79161234567 … [--dry-run], or bun run forget --older-than 90 [--dry-run]'

export const nobodyNamed = `expected a telephone number, found nothing: ${usage}`

/** Returns the error for an argument that is not a telephone number. */
export function noNumber(word: string): string {
  return `expected a telephone number, found ${word}: ${usage}`
}

/** Returns the error for a missing or invalid age. */
export function noDays(word: string | undefined): string {
  return `expected a number of days from 1 to 3650 after --older-than, found ${word ?? 'nothing'}`
}

export const eitherOr = `expected either numbers or --older-than, found both: ${usage}`

/** Returns the error for a data folder that the running server holds. `problem` names the folder. */
export function folderInUse(problem: string): string {
  return `${problem}. The server is running: erase on its page /operator, or stop it and run this command again.`
}

/** Returns the result for `subject`, a masked number or an age. */
export function erased(subject: string, found: Erased, isDryRun: boolean): string {
  const list = listOf(found)
  if (list === '') return `${subject}: nothing is kept.`
  return isDryRun
    ? `${subject}: ${list} would be erased.`
    : `${subject}: ${list} erased. The figures stay, and the attempt remains used.`
}

/** Returns the subject of `erased` for an age in days. */
export function olderThan(days: number): string {
  return `Older than ${days === 1 ? 'a day' : `${days} days`}`
}

/** Says how far the database's files are free of what was erased. A PostgreSQL server has files that its role cannot reach. */
export function scrubbed(isServer: boolean): string {
  return isServer
    ? 'The tables have been vacuumed. Log archives, backups and freed space may hold it longer: see server/privacy/privacy.md.'
    : 'The database’s files have been written anew: nothing of it is left in them.'
}

/** Returns the last sentence of the command's output. */
export function ending(isDryRun: boolean): string {
  return isDryRun
    ? 'This was a dry run: nothing was changed.'
    : 'Voximplant keeps its own call history: to erase a person there as well, ask its support.'
}

export const pagesNotUpdated =
  'Open pages were not updated, because NATS does not answer: they will show the change when they next connect.'

function listOf({ games, calls, visits, callbacks, mentions }: Erased): string {
  return [
    many(games, 'game'),
    many(calls, 'call'),
    many(visits, 'browser'),
    many(callbacks, 'request to be called', 'requests to be called'),
    many(mentions, 'mention in another person’s game', 'mentions in other people’s games'),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function many(count: number, one: string, several = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`
}
