import type { FileFault, FileProblem } from '../../server/campaigns/campaigns.ts'
import { editorTextsIn } from './quiz-editor.ts'

type Language = 'ru' | 'en'

/** Why a file is not loaded, and all that is wrong in it. */
export type SaidProblem = { sentence: string; faults: string[] }

type FieldText = (fault: Extract<FileFault, { field: unknown }>['field']) => string

/** Returns why a file cannot be loaded, in words. `fieldText` returns what is wrong with a setting. */
export function problemText(language: Language, problem: FileProblem, fieldText: FieldText): SaidProblem {
  const said = sentences[language]
  if (problem.kind !== 'faulty') return { sentence: said[problem.kind](problem as never), faults: [] }
  const { faults, more } = problem
  const lines = faults.map((fault) => `${said.place(fault)}: ${faultIn(language, fault, fieldText)}`)
  return { sentence: said.faulty, faults: more > 0 ? [...lines, said.more(more)] : lines }
}

function faultIn(language: Language, fault: FileFault, fieldText: FieldText): string {
  if ('field' in fault) return fieldText(fault.field)
  if ('image' in fault) return editorTextsIn(language).imageFault(fault.image)
  return ofFiles[language](fault) ?? editorTextsIn(language).fault(fault)
}

type Problem<Kind> = Extract<FileProblem, { kind: Kind }>
type Placed = Problem<'faulty'>['faults'][number]

const placeOf = ({ place, path }: Placed, line: string, column: string) =>
  `${line} ${place.line}, ${column} ${place.column}${path === '' ? '' : ` (${path})`}`

const sentences = {
  ru: {
    'too large': ({ mostBytes }: Problem<'too large'>) => `Файл слишком большой: можно до ${mostBytes / 1_000_000}\u00a0МБ.`,
    'not a campaign': () => 'Это не файл кампании. Нужен тот, что получился по кнопке «Сохранить в файл».',
    newer: ({ made, here }: Problem<'newer'>) =>
      `Файл сделан более новым Павлом: ${made.pavel}, формат ${made.version}, а здесь ${here.pavel}, формат ${here.version}. Обновите этот сервер и загрузите файл ещё раз.`,
    faulty: 'В файле есть ошибки, поэтому ничего не загружено.',
    place: (fault: Placed) => placeOf(fault, 'Строка', 'столбец'),
    more: (count: number) => `И ещё: ${count}.`,
  },
  en: {
    'too large': ({ mostBytes }: Problem<'too large'>) => `The file is too large: it may have ${mostBytes / 1_000_000} MB.`,
    'not a campaign': () => 'This is no file of a campaign. It takes one that was made with “Save to a file”.',
    newer: ({ made, here }: Problem<'newer'>) =>
      `The file was made by a newer Pavel: ${made.pavel}, format ${made.version}, and this is ${here.pavel}, format ${here.version}. Update this server, and load the file again.`,
    faulty: 'The file has faults, so nothing was loaded.',
    place: (fault: Placed) => placeOf(fault, 'Line', 'column'),
    more: (count: number) => `And ${count} more.`,
  },
}

/** Faults that only a file can have. They are written in English, as those of quizzes are. */
const ofFiles: Record<Language, (fault: { expected: string; found: string }) => string | undefined> = {
  en: () => undefined,
  ru: ({ expected, found }) => russian.find(([pattern]) => pattern.test(expected))?.[1](found),
}

const russian: [RegExp, (found: string) => string][] = [
  [/^no such key$/, () => 'Такого поля в этой версии нет.'],
  [/^a name in "pictures"$/, (found) => `Картинки ${found} в файле нет.`],
  [/^a picture that the quiz or the draft names$/, (found) => `Картинку ${found} не показывает ни один ребус.`],
  [/^a picture in base64$/, () => 'Здесь нужна картинка в base64.'],
  [/^"(ru|en)", as in the campaign$/, (found) => `Язык не тот, что у кампании: ${found}.`],
  [/^a time such as/, (found) => `Здесь нужно время, например 2026-11-29T15:00:00.000Z. Сейчас: ${found}.`],
  [/^a time zone such as/, (found) => `Такого часового пояса нет: ${found}.`],
  [/^("https:\/\/"|an address that begins with https)/, () => 'Нужен адрес, который начинается с https://'],
  [/^a number with its country code/, (found) => `Здесь нужен номер с кодом страны, например +78005553535. Сейчас: ${found}.`],
  [/^a whole number in quotes/, (found) => `Здесь нужно целое число в кавычках. Сейчас: ${found}.`],
  [/^rebuses with a `key` of their own/, () => 'У двух ребусов один и тот же key.'],
]
