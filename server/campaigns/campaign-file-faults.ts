import * as v from 'valibot'
import {
  faultOfRule,
  faultsOfWords,
  type FieldFault,
  sectionNamed,
  sectionNames,
  type SetCampaign,
  settingRules,
} from '../rules/campaign/campaign.ts'
import { draftRules } from '../rules/draft/draft.ts'
import { faultOfIssue, faultsOf, type FaultsOf, levels, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import { ownRules, picturesIn, type WrittenCampaign } from './campaign-file.ts'
import { knownIcons } from './icon-search.ts'
import type { QuizFault } from './quiz-fault.ts'

/** A value of a file that breaks a rule of its own. `found` repeats it, as JSON writes it. */
type Found = { found: string }

/** What can be wrong with the file of a campaign, beside what can be wrong with a quiz. */
type Kinds = Record<FileRule, Found> & {
  /** what a form would say of the same setting */
  'unusable setting': { fault: FieldFault }
  'another language': { language: string; found: string }
  'picture not in the file': { file: string }
  'picture not shown': { file: string }
}

export type CampaignFileFault = QuizFault | FaultsOf<Kinds>

/** The messages of the schemas' own rules, which are the kinds of the faults. */
const fileRules = [...draftRules, ...ownRules]
type FileRule = (typeof fileRules)[number]

const Words = v.object({ settings: v.object({ words: v.record(v.string(), v.string()) }) })

/** Returns the faults of a file that is not made as such a file is. Those of Pavel's words are told as in the settings. */
export function faultsOfShape(issues: readonly v.BaseIssue<unknown>[], value: unknown): CampaignFileFault[] {
  const read = v.safeParse(Words, value)
  const ofWords = read.success ? faultsOfWords(read.output.settings.words) : []
  const others = issues.map(readIssue).filter(({ at }) => ofWords.length === 0 || at !== atWords)
  return [...others, ...ofWords.map(({ name, fault }) => unusable(`${atWords}.${name}`, fault))]
}

const atWords = 'settings.words'

function readIssue(issue: v.BaseIssue<unknown>): CampaignFileFault {
  const fault = faultOfIssue(issue)
  const found = 'found' in fault ? String(fault.found) : ''
  const rule = fileRules.find((each) => each === issue.message)
  if (rule) return { at: fault.at, kind: rule, found }
  const settingRule = settingRules.find((each) => each === issue.message)
  if (settingRule) return unusable(fault.at, faultOfRule(settingRule, issue.input))
  const isName = issue.type === 'picklist' && fault.at.startsWith(`${atWords}.`)
  return isName ? { at: fault.at, kind: 'unknown key', found } : fault
}

const unusable = (at: string, fault: FieldFault): CampaignFileFault => ({ at, kind: 'unusable setting', fault })

/** Returns the faults of a file whose parts are right by themselves. `value` is what it was read from. */
export function faultsOfParts(written: WrittenCampaign, value: unknown, server: { hasSms: boolean }): CampaignFileFault[] {
  return [
    ...lostIn((value as WrittenCampaign).settings, written.settings, 'settings'),
    ...faultsOfSettings(written, value, server),
    ...faultsOfLanguage(written),
    ...faultsOfQuiz(written),
    ...faultsOfPictures(written),
  ]
}

/** What a later program sets, and this one would leave out. */
function lostIn(before: unknown, after: unknown, at: string): CampaignFileFault[] {
  if (!isObject(before) || !isObject(after)) return []
  return Object.keys(before).flatMap((key) =>
    Object.hasOwn(after, key)
      ? lostIn(before[key], after[key], `${at}.${key}`)
      : [{ at: `${at}.${key}`, kind: 'unknown key' as const, found: `"${key}"` }],
  )
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function faultsOfSettings(written: WrittenCampaign, value: unknown, server: { hasSms: boolean }): CampaignFileFault[] {
  const campaign: SetCampaign = { ...written, pause: null }
  return sectionNames.flatMap((name) => {
    const { typedOf, read } = sectionNamed(name)
    const result = read(typedOf(campaign), campaign, server)
    const faults = 'faults' in result ? Object.entries(result.faults) : []
    return faults.flatMap(([field, found]) => found.map((fault) => unusable(pathOfField(value, field), fault)))
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

function faultsOfLanguage({ language, quiz, draft }: WrittenCampaign): CampaignFileFault[] {
  return Object.entries({ quiz, draft }).flatMap(([name, written]): CampaignFileFault[] =>
    written === null || written.language === language
      ? []
      : [{ at: `${name}.language`, kind: 'another language', language, found: written.language }],
  )
}

function faultsOfQuiz({ quiz, pictures }: WrittenCampaign): CampaignFileFault[] {
  if (!quiz) return []
  const missing = rebusesOf(quiz).flatMap((rebus, index) =>
    levels.flatMap((level): CampaignFileFault[] => {
      const { file } = rebus.pictures[level]
      const isThere = file === undefined || Object.hasOwn(pictures, file)
      return isThere ? [] : [{ at: `${rebusPath(quiz, index)}.pictures.${level}.file`, kind: 'picture not in the file', file }]
    }),
  )
  return [...faultsOf(quiz, knownIcons), ...missing].map((fault) => ({ ...fault, at: `quiz.${fault.at}` }))
}

function faultsOfPictures(written: WrittenCampaign): CampaignFileFault[] {
  const { sharePicture } = written.settings
  const { pictures } = written
  const named = new Set(picturesIn(written))
  const unnamed = Object.keys(pictures).filter((name) => !named.has(name))
  return [
    ...unnamed.map((file) => ({ at: `pictures.${file}`, kind: 'picture not shown', file }) as const),
    ...(sharePicture === null || Object.hasOwn(pictures, sharePicture)
      ? []
      : [{ at: 'settings.sharePicture', kind: 'picture not in the file', file: sharePicture } as const]),
  ]
}
