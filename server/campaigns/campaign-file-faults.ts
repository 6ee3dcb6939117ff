import * as v from 'valibot'
import { faultsOfWords, sectionNamed, sectionNames, type SetCampaign } from '../rules/campaign/campaign.ts'
import { draftOf, filesIn } from '../rules/draft/draft.ts'
import { faultOfIssue, faultsOf, levels, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import type { WrittenCampaign } from './campaign-file.ts'
import { knownIcons } from './icon-search.ts'
import type { FileFault } from './read-campaign-file.ts'

const Words = v.object({ settings: v.object({ words: v.record(v.string(), v.string()) }) })

/** Returns the faults of a file that is not made as such a file is. Those of Pavel's words are told as in the settings. */
export function faultsOfShape(issues: readonly v.BaseIssue<unknown>[], value: unknown): FileFault[] {
  const read = v.safeParse(Words, value)
  const ofWords = read.success ? faultsOfWords(read.output.settings.words) : []
  const others = issues
    .map((issue) => ({ ...faultOfIssue(issue), isName: issue.type === 'picklist' }))
    .filter(({ path }) => ofWords.length === 0 || path !== pathOfWords)
    .map(({ isName, ...fault }) =>
      isName && fault.path.startsWith(`${pathOfWords}.`) ? { ...fault, expected: 'no such key' } : fault,
    )
  return [...others, ...ofWords.map(({ name, fault }) => ({ path: `${pathOfWords}.${name}`, field: fault }))]
}

const pathOfWords = 'settings.words'

/** Returns the faults of a file whose parts are right by themselves. `value` is what it was read from. */
export function faultsOfParts(written: WrittenCampaign, value: unknown, server: { hasSms: boolean }): FileFault[] {
  return [
    ...lostIn((value as WrittenCampaign).settings, written.settings, 'settings'),
    ...faultsOfSettings(written, value, server),
    ...faultsOfLanguage(written),
    ...faultsOfQuiz(written),
    ...faultsOfPictures(written),
  ]
}

/** What a later program sets, and this one would leave out. */
function lostIn(before: unknown, after: unknown, path: string): FileFault[] {
  if (!isObject(before) || !isObject(after)) return []
  return Object.keys(before).flatMap((key) =>
    Object.hasOwn(after, key)
      ? lostIn(before[key], after[key], `${path}.${key}`)
      : [{ path: `${path}.${key}`, expected: 'no such key', found: String(JSON.stringify(before[key])).slice(0, 100) }],
  )
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function faultsOfSettings(written: WrittenCampaign, value: unknown, server: { hasSms: boolean }): FileFault[] {
  const campaign: SetCampaign = { ...written, pause: null }
  return sectionNames.flatMap((name) => {
    const { typedOf, read } = sectionNamed(name)
    const result = read(typedOf(campaign), campaign, server)
    const faults = 'faults' in result ? Object.entries(result.faults) : []
    return faults.flatMap(([field, found]) => found.map((fault) => ({ path: pathOfField(value, field), field: fault })))
  })
}

/** Where the forms have one field after the other, the file has some of them within others. */
const folds = ['', 'settings', 'settings.conference', 'settings.look']

function pathOfField(value: unknown, field: string): string {
  const fold = folds.find((path) => {
    const inside = path === '' ? value : path.split('.').reduce((at: unknown, key) => (isObject(at) ? at[key] : undefined), value)
    return isObject(inside) && Object.hasOwn(inside, field)
  })
  return [fold ?? 'settings', field].filter(Boolean).join('.')
}

function faultsOfLanguage({ language, quiz, draft }: WrittenCampaign): FileFault[] {
  return Object.entries({ quiz, draft }).flatMap(([name, written]) =>
    written === null || written.language === language
      ? []
      : [{ path: `${name}.language`, expected: `"${language}", as in the campaign`, found: `"${written.language}"` }],
  )
}

function faultsOfQuiz({ quiz, pictures }: WrittenCampaign): FileFault[] {
  if (!quiz) return []
  const missing = rebusesOf(quiz).flatMap((rebus, index) =>
    levels.flatMap((level) => {
      const { file } = rebus.pictures[level]
      const path = `${rebusPath(quiz, index)}.pictures.${level}.file`
      const isThere = file === undefined || Object.hasOwn(pictures, file)
      return isThere ? [] : [{ path, expected: 'a name in "pictures"', found: `"${file}"` }]
    }),
  )
  return [...faultsOf(quiz, knownIcons), ...missing].map((fault) => ({ ...fault, path: `quiz.${fault.path}` }))
}

function faultsOfPictures({ quiz, draft, pictures }: WrittenCampaign): FileFault[] {
  const named = new Set([...(quiz ? filesIn(draftOf(quiz)) : []), ...(draft ? filesIn(draft) : [])])
  return Object.keys(pictures)
    .filter((name) => !named.has(name))
    .map((name) => ({ path: `pictures.${name}`, expected: 'a picture that the quiz or the draft names', found: `"${name}"` }))
}
