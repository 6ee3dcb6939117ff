import type { Quiz, Rebus } from './schema.ts'

/**
 * Returns every rebus of a quiz, those for fun last. In the tables, in draws and in the addresses of pictures a rebus is its index in
 * this list.
 */
export function rebusesOf({ rebuses, forFun }: Pick<Quiz, 'rebuses' | 'forFun'>): Rebus[] {
  return [...rebuses, ...forFun]
}

/** Returns which list of the quiz file holds the rebus with this index, and where in it. */
export function rebusPlace({ rebuses }: Pick<Quiz, 'rebuses'>, index: number): { list: 'rebuses' | 'forFun'; index: number } {
  return index < rebuses.length ? { list: 'rebuses', index } : { list: 'forFun', index: index - rebuses.length }
}

/** Returns where the quiz file holds the rebus with this index, such as `forFun.0`. */
export function rebusPath(quiz: Pick<Quiz, 'rebuses'>, index: number): string {
  const place = rebusPlace(quiz, index)
  return `${place.list}.${place.index}`
}
