import * as v from 'valibot'
import { type Fault, faultOfIssue, faultsOf, mostPoints, newGame, Quiz } from '../quiz/quiz.ts'
import { type List, lists, type QuizDraft, quizFormOf } from './quiz-draft.ts'

/** A fault of a draft. `key`: of the rebus that it is in, and `at` is in that; null where it is beside the rebuses. */
export type DraftFault = Fault & { key: string | null }

type KnownIcons = Parameters<typeof faultsOf>[1]

/** `files` are the names of the picture files that there are. */
type Known = { icons?: KnownIcons; files: ReadonlySet<string> }

/** Returns every fault of a draft. What is readable is compared even where the rest cannot be read. */
export function faultsOfDraft(draft: QuizDraft, { icons, files }: Known): DraftFault[] {
  const { form, keys } = quizFormOf(draft)
  const { output, issues = [] } = read(form)
  const missing = missingFiles(form, files)
  if (output) return place(draft, keys, [...faultsOf(output, icons), ...unreachable(output), ...missing])
  const broken = new Set(issues.map(({ at }) => partOf(at)))
  const readable = withoutBroken(form, keys, broken)
  const rest = read(readable.form).output
  const compared = rest ? [...faultsOf(rest, icons), ...unreachable(rest)].filter(({ at }) => !isAboutBroken(at, broken)) : []
  return [...place(draft, keys, [...issues, ...missing]), ...place(draft, readable.keys, compared)].filter(isFirst)
}

function read(form: unknown): { output?: Quiz; issues?: Fault[] } {
  const parsed = v.safeParse(Quiz, form)
  return parsed.success ? { output: parsed.output } : { issues: parsed.issues.map(faultOfIssue) }
}

/** A rebus as a whole, or the field of the quiz. */
const partOf = (at: string): string => /^(rebuses|forFun)\.\d+/.exec(at)?.[0] ?? at.split('.')[0] ?? ''

const stands: Record<string, unknown> = {
  title: '?',
  listenSeconds: 10,
  graceMinutes: 15,
  points: [0, 0, 0],
  tiers: [{ id: 'none', atLeast: 0, title: '?', spoken: '?' }],
  consent: { text: '?' },
  asks: undefined,
  commands: undefined,
}

/** Puts something harmless in the place of what cannot be read, and leaves out rebuses. */
function withoutBroken(form: ReturnType<typeof quizFormOf>['form'], keys: Record<List, string[]>, broken: ReadonlySet<string>) {
  const isWhole = (list: List) => (_: unknown, index: number) => !broken.has(`${list}.${index}`)
  const fields = Object.fromEntries([...broken].filter((part) => part in stands).map((part) => [part, stands[part]]))
  return {
    form: {
      ...form,
      ...fields,
      asks: undefined,
      rebuses: form.rebuses.filter(isWhole('rebuses')),
      forFun: form.forFun.filter(isWhole('forFun')),
    },
    keys: { rebuses: keys.rebuses.filter(isWhole('rebuses')), forFun: keys.forFun.filter(isWhole('forFun')) },
  }
}

/** What is only so because something was left out. */
function isAboutBroken(at: string, broken: ReadonlySet<string>): boolean {
  const isLeftOut = [...broken].some((part) => /^(rebuses|forFun)\./.test(part))
  const part = partOf(at)
  if (broken.has(part)) return true
  if (part === 'tiers') return (broken.has('points') || isLeftOut || broken.has('asks')) && at.endsWith('.atLeast')
  return part === 'asks' || at === 'rebuses'
}

function unreachable(quiz: Quiz): Fault[] {
  const most = mostPoints(quiz, newGame)
  return quiz.tiers.flatMap(({ atLeast: found }, index): Fault[] =>
    found <= most ? [] : [{ at: `tiers.${index}.atLeast`, kind: 'tier out of reach', most, found }],
  )
}

function missingFiles(form: Record<List, unknown[]>, files: ReadonlySet<string>): Fault[] {
  return lists.flatMap((list) =>
    form[list].flatMap((rebus, index) =>
      Object.entries((rebus as QuizDraft['rebuses'][number]).pictures).flatMap(([level, { file }]): Fault[] =>
        file === undefined || files.has(file)
          ? []
          : [{ at: `${list}.${index}.pictures.${level}.file`, kind: 'picture not uploaded', file }],
      ),
    ),
  )
}

/** Tells where faults are in the draft, which has more rebuses than the form that they were found in. `keys` are those of the form. */
function place(draft: QuizDraft, keys: Record<List, string[]>, faults: readonly Fault[]): DraftFault[] {
  const indexOf = (list: List, index: number) => draft[list].findIndex(({ key }) => key === keys[list][index])
  return faults.map((given) => {
    const isElsewhere = given.kind === 'same answer' || given.kind === 'command is an answer'
    const fault = isElsewhere ? { ...given, index: indexOf(given.list, given.index) } : given
    const [, list, index, rest] = /^(rebuses|forFun)\.(\d+)\.?(.*)$/.exec(fault.at) ?? []
    const key = keys[list as List]?.[Number(index)] ?? null
    return { ...fault, key, at: key === null ? fault.at : (rest ?? '') }
  })
}

const isFirst = (fault: DraftFault, index: number, all: DraftFault[]) =>
  all.findIndex((other) => JSON.stringify(other) === JSON.stringify(fault)) === index
