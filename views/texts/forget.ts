import type { Erased } from '../../server/privacy/privacy.ts'

const usage = 'bun run forget +79161234567 … [--dry-run], or bun run forget --older-than 90 [--dry-run]'

export const nobodyNamed = `expected a telephone number, found nothing: ${usage}`

export function noNumber(word: string): string {
  return `expected a telephone number, found ${word}: ${usage}`
}

export function noDays(word: string | undefined): string {
  return `expected a number of days from 1 to 3650 after --older-than, found ${word ?? 'nothing'}`
}

export const eitherOr = `expected either numbers or --older-than, found both: ${usage}`

export function folderInUse(problem: string): string {
  return `${problem}. That is the running server, and it can do it: open its page /operator. Or stop it, and run this again.`
}

/** `who` is a masked number, or an age. */
export function erased(who: string, found: Erased, isDryRun: boolean): string {
  const list = listOf(found)
  if (list === '') return `${who}: nothing is kept.`
  return isDryRun
    ? `${who}: ${list} would be erased.`
    : `${who}: ${list} erased. What stays are figures, and that the attempt is spent.`
}

export function olderThan(days: number): string {
  return `Older than ${days === 1 ? 'a day' : `${days} days`}`
}

export function ending(isDryRun: boolean): string {
  return isDryRun
    ? 'This was a dry run: nothing was changed.'
    : 'Voximplant has a call history of its own: whoever wants to be forgotten there as well is erased by its support.'
}

export const pushedTurns =
  'Pages that are open could not be told, because NATS does not answer: they show it when they next connect.'

function listOf({ games, calls, visits, callbacks, mentions }: Erased): string {
  return [
    many(games, 'game'),
    many(calls, 'call'),
    many(visits, 'browser'),
    many(callbacks, 'request to be called', 'requests to be called'),
    many(mentions, 'mention in the game of somebody else', 'mentions in the games of others'),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function many(count: number, one: string, several = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`
}
