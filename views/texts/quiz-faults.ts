import type { LocatedFault, QuizFault } from '../../server/campaigns/campaigns.ts'
import { faultTexts as en } from './quiz-faults.en.ts'
import { faultTexts as ru } from './quiz-faults.ru.ts'

/** A sentence, or the end of one, for each kind of fault. */
export type FaultTexts = { [Kind in QuizFault['kind']]: (fault: Extract<QuizFault, { kind: Kind }>) => string }

/** What is said of each kind of fault. In English it continues “expected …”. */
export const faultTexts: Record<'ru' | 'en', FaultTexts> = { ru, en }

function faultText<Kind extends QuizFault['kind']>(language: 'ru' | 'en', fault: Extract<QuizFault, { kind: Kind }>) {
  return faultTexts[language][fault.kind as Kind](fault)
}

/** Returns a fault as sentences. */
export const faultSentence: Record<'ru' | 'en', (fault: QuizFault) => string> = {
  ru: (fault) => faultText('ru', fault),
  en: (fault) => ended(`Expected ${faultText('en', fault)}`),
}

const ended = (sentence: string) => (sentence.endsWith('.') ? sentence : `${sentence}.`)

/** Returns a fault of a quiz file as one line that editors can follow: the file, the line and the column, and what is wrong there. */
export function describeFault(language: 'ru' | 'en', file: string, fault: LocatedFault): string {
  const { at, place } = fault
  const where = [file, ...(place ? [place.line, place.column] : [])].join(':')
  const said = language === 'en' ? `expected ${faultText('en', fault)}` : faultText('ru', fault)
  return `${where}: ${at === '' ? '' : `${at}: `}${said}`
}
