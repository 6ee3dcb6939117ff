import { IterableHunspellReader } from 'hunspell-reader'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Language, realWordsNear } from '../../rules/matching/matching.ts'
import { type Asked, readAsked } from './asked.ts'

/**
 * The program that `findRealWords` starts: it reads what is asked from its input, and writes the answer to its output. It is a process
 * of its own, since a dictionary takes 200 MB that a server would never give back, and seconds in which it would answer nobody.
 */
async function main(): Promise<void> {
  const asked = readAsked(await readInput())
  const found = asked.rebuses.map(() => new Set<string>())
  for (const dictionary of ['ru', 'en'] as const) {
    const words = await wordsNear(asked, dictionary)
    words.forEach((near, at) => near.forEach((word) => found[at]?.add(word)))
  }
  process.stdout.write(JSON.stringify(found.map((words) => [...words])))
}

async function wordsNear({ rebuses, language }: Asked, dictionary: Language): Promise<string[][]> {
  const near = realWordsNear(rebuses, language, dictionary)
  if (!near.isWanted) return near.found()
  // The packages export a module that reads both files; all that is wanted of it is where they are.
  const file = (name: string) => fileURLToPath(new URL(`index.${name}`, import.meta.resolve(`dictionary-${dictionary}`)))
  const { aff, dic } = await IterableHunspellReader.createFromFiles(file('aff'), file('dic'))
  for (const entry of dic) {
    const [root = ''] = entry.split('/', 1)
    if (!near.mayBeNear(root)) continue
    for (const { word, flags } of aff.applyRulesToDicEntry(entry))
      if (!flags.isForbiddenWord && !flags.isOnlyAllowedInCompound) near.take(word, root)
  }
  return near.found()
}

async function readInput(): Promise<string> {
  let input = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) input += String(chunk)
  return input
}

await main()
