import { modify, applyEdits } from 'jsonc-parser'
import type { Rebus } from '../rules/quiz/quiz.ts'

/** The finder of real words near answers, see `findRealWords`. */
export type FindRealWords = (asked: { language: 'ru' | 'en'; rebuses: Pick<Rebus, 'answer' | 'accept'>[] }) => Promise<string[][]>

type Refusing = Pick<Rebus, 'accept' | 'refuse'>

/**
 * Returns what a rebus refuses once these words are added. What it accepts is never refused, so that an organiser has the last word: a
 * word that shall count stands among the spellings, and then no check brings it back here.
 */
export function refusalsWith({ accept, refuse }: Refusing, words: readonly string[]): string[] {
  const known = new Set([...accept, ...refuse].map((word) => word.toLowerCase()))
  return [...refuse, ...words.filter((word) => !known.has(word.toLowerCase()))]
}

/**
 * Writes the refused words of a rebus into the text of a quiz file, on one line after its spellings, and leaves everything else as it is
 * written. `path` leads to the rebus.
 */
export function writeRefusals(text: string, path: (string | number)[], words: readonly string[]): string {
  const edits = modify(text, [...path, 'refuse'], words, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    getInsertionIndex: (names) => names.indexOf('accept') + 1,
  })
  return applyEdits(
    text,
    edits.map((edit) => ({
      ...edit,
      content: edit.content.replace(/\[\s*([^\]]*?)\s*\]/, (_, list: string) => `[${list.replace(/,\s*\n\s*/g, ', ')}]`),
    })),
  )
}
