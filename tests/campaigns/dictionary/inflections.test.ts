import { describe, expect, test } from 'bun:test'
import { IterableHunspellReader } from 'hunspell-reader'
import { fileURLToPath } from 'node:url'
import { inflectionsIn } from '../../../server/campaigns/dictionary/inflections.ts'

const fileOf = (dictionary: string, name: string) =>
  fileURLToPath(new URL(`index.${name}`, import.meta.resolve(`dictionary-${dictionary}`)))
const read = (dictionary: string) => IterableHunspellReader.createFromFiles(fileOf(dictionary, 'aff'), fileOf(dictionary, 'dic'))

/** A prime number, so that entries of all kinds are among them. */
const every = 97

describe.each(['ru', 'en'])('the forms of words in the dictionary %s', async (dictionary) => {
  const { aff, dic } = await read(dictionary)
  const { inflect, prefixesOf } = inflectionsIn(aff.affInfo)
  const entries = dic.filter((_, at) => at % every === 0)

  test('are the ones that the package gives, where they are made without it', () => {
    let made = 0
    for (const entry of entries) {
      const [root = '', flags = ''] = entry.split('/', 2)
      const inflections = inflect(root, flags)
      if (!inflections) continue
      const forms = inflections.flatMap(({ beginning, endings }) => endings.map((ending) => beginning + ending))
      const expected = aff.applyRulesToDicEntry(entry).map(({ word }) => word)
      expect([entry, ...new Set(forms)].toSorted()).toEqual([entry, ...new Set(expected)].toSorted())
      made++
    }
    expect(made).toBeGreaterThan(entries.length / 2)
  })

  test('that begin with a prefix are known to', () => {
    for (const entry of entries) {
      const [root = '', flags = ''] = entry.split('/', 2)
      const beginnings = ['', ...prefixesOf(flags)].map((prefix) => prefix + root.slice(0, 2))
      for (const { word } of aff.applyRulesToDicEntry(entry))
        expect([word, beginnings.some((beginning) => word.startsWith(beginning.slice(0, 1)))]).toEqual([word, true])
    }
  })
})
