import { type HunspellSrcData, IterableHunspellReader } from 'hunspell-reader'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Language, type RealWords, realWordsNear } from '../../rules/matching/matching.ts'
import { type Asked, readAsked } from './asked.ts'
import { inflectionsIn } from './inflections.ts'

/**
 * The program that `findRealWords` starts: it reads what is asked from its input, and writes the answer to its output. It is a process
 * of its own, since a dictionary takes memory that a server would never give back, and seconds in which it would answer nobody: for one
 * rebus 1.2 s of processor time and 160 MB, for the shipped Russian quiz 4 s and 205 MB, both while two cores were shared with a run
 * of all tests (Bun 1.4).
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
  const look = lookWith(aff, near)
  for (const entry of dic) look(entry)
  return near.found()
}

/** Returns what looks at all forms of an entry that may be near an answer. Most entries are passed over for how they begin. */
function lookWith(aff: HunspellSrcData['aff'], near: RealWords): (entry: string) => void {
  const { inflect, prefixesOf } = inflectionsIn(aff.affInfo)
  return (entry) => {
    const [root = '', flags = ''] = entry.split('/', 2)
    const prefixed = prefixesOf(flags).map((prefix) => prefix + root)
    if (![root, ...prefixed].some(near.mayBeNear)) return
    const inflections = inflect(root, flags)
    if (!inflections) {
      for (const { word, flags: own } of aff.applyRulesToDicEntry(entry))
        if (!own.isForbiddenWord && !own.isOnlyAllowedInCompound) near.take(word, root)
      return
    }
    for (const { beginning, endings } of inflections)
      if (near.mayBegin(beginning)) for (const ending of endings) near.take(beginning + ending, root)
  }
}

async function readInput(): Promise<string> {
  let input = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) input += String(chunk)
  return input
}

await main()
