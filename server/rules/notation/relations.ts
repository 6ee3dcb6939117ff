import type { Placed } from '../pictures/pictures.ts'

type Relation = Placed['relation']

/** Words that a line may say for a relation as they are. */
const words: Record<Relation, readonly string[]> = {
  in: ['in', 'в', 'во'],
  on: ['on', 'over', 'на', 'над'],
  under: ['under', 'под'],
  behind: ['behind', 'за'],
}

/** Returns the relation that a preposition stands for; null for any other word. */
export function relationOf(word: string): Relation | null {
  const relations = Object.keys(words) as Relation[]
  return relations.find((relation) => words[relation].includes(word.toLowerCase())) ?? null
}
