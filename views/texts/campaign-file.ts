import type { CampaignFileFault, FileProblem, QuizFault } from '../../server/campaigns/campaigns.ts'
import { faultSentence } from './quiz-faults.ts'

type Language = 'ru' | 'en'

/** Why a file is not loaded, and all that is wrong in it. */
export type SaidProblem = { sentence: string; faults: string[] }

type FieldText = (fault: Of<'unusable setting'>['fault']) => string

/** Returns why a file cannot be loaded, in words. `fieldText` returns what is wrong with a setting. */
export function problemText(language: Language, problem: FileProblem, fieldText: FieldText): SaidProblem {
  const said = sentences[language]
  if (problem.kind !== 'faulty') return { sentence: said[problem.kind](problem as never), faults: [] }
  const { faults, more } = problem
  const lines = faults.map((fault) => `${said.place(fault)}: ${faultText(language, fault, fieldText)}`)
  return { sentence: said.faulty, faults: more > 0 ? [...lines, said.more(more)] : lines }
}

function faultText(language: Language, fault: CampaignFileFault, fieldText: FieldText): string {
  if (fault.kind === 'unusable setting') return fieldText(fault.fault)
  return isOfFiles(fault) ? ofFiles[language][fault.kind](fault as never) : faultSentence[language](fault)
}

type OfFiles = Exclude<CampaignFileFault, QuizFault | { kind: 'unusable setting' }>
type Of<Kind extends CampaignFileFault['kind']> = Extract<CampaignFileFault, { kind: Kind }>

function isOfFiles(fault: CampaignFileFault): fault is OfFiles {
  return Object.hasOwn(ofFiles.ru, fault.kind)
}

type Problem<Kind> = Extract<FileProblem, { kind: Kind }>
type Placed = Problem<'faulty'>['faults'][number]

const placeOf = ({ place, at }: Placed, line: string, column: string) =>
  `${line} ${place.line}, ${column} ${place.column}${at === '' ? '' : ` (${at})`}`

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

/** What is said of each kind of fault that only a campaign's file can have. */
const ofFiles: Record<Language, { [Kind in OfFiles['kind']]: (fault: Of<Kind>) => string }> = {
  ru: {
    'not a time': ({ found }) => `Здесь нужно время, например 2026-11-29T15:00:00.000Z. Сейчас: ${found}.`,
    'no time zone': ({ found }) => `Такого часового пояса нет: ${found}.`,
    'not base64': () => 'Здесь нужна картинка в base64.',
    'not a key': ({ found }) => `Здесь нужно целое число в кавычках. Сейчас: ${found}.`,
    'keys not unique': () => 'У двух ребусов один и тот же key.',
    'another language': ({ found }) => `Язык не тот, что у кампании: ${found}.`,
    'picture not in the file': ({ file }) => `Картинки «${file}» в файле нет.`,
    'picture not shown': ({ file }) => `Картинку «${file}» не показывает ни один ребус.`,
  },
  en: {
    'not a time': ({ found }) => `Expected a time such as 2026-11-29T15:00:00.000Z, found ${found}.`,
    'no time zone': ({ found }) => `There is no time zone ${found}.`,
    'not base64': () => 'Expected a picture in base64.',
    'not a key': ({ found }) => `Expected a whole number in quotes, found ${found}.`,
    'keys not unique': () => 'Two rebuses have the same key.',
    'another language': ({ language, found }) => `Expected ${language}, the language of the campaign, found ${found}.`,
    'picture not in the file': ({ file }) => `The file has no picture “${file}”.`,
    'picture not shown': ({ file }) => `No rebus shows the picture “${file}”.`,
  },
}
