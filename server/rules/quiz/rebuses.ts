import type { Quiz, Rebus } from './schema.ts'

/**
 * Returns every rebus of a quiz, those for fun last. In the tables, in draws and in the addresses of pictures a rebus is its index in
 * this list.
 */
export function rebusesOf({ rebuses, forFun }: Pick<Quiz, 'rebuses' | 'forFun'>): Rebus[] {
  return [...rebuses, ...forFun]
}

/** Returns where the quiz file holds the rebus with this index, such as `forFun.0`. */
export function rebusPath({ rebuses }: Pick<Quiz, 'rebuses'>, index: number): string {
  return index < rebuses.length ? `rebuses.${index}` : `forFun.${index - rebuses.length}`
}
