/**
 * Writes why an answer was judged as it was. The words that it is about follow a colon, as they were heard. `went on, ` comes first
 * where an answer had been judged by the beginning of the words, and was taken back.
 */
export type WhyTexts = (reason: string) => string

/** By the name that the games keep. */
type Names = Record<string, string>

const russian: Names = {
  'went on': 'засчитано вместо начала этой же фразы: ',
  'nothing heard': 'слов не слышно',
  'too long': 'слишком длинно',
  'a list of guesses': 'перебор вариантов',
  'accepted spelling': 'слово в слово',
  'word form': 'другая форма слова',
  'close spelling': 'почти то же слово',
  diminutive: 'разговорная форма слова',
  'sounds alike': 'звучит так же',
  'inside a phrase': 'слово внутри фразы',
  negated: 'сказано с отрицанием',
  "another rebus's answer": 'ответ другого ребуса',
  'no match': 'на ответ не похоже',
  'asked to skip': 'игрок попросил пропустить',
  'asked for a hint': 'игрок попросил подсказку',
  'counted anew': 'изменилось при пересчёте',
  'accepted by an operator': 'засчитал оператор',
  'an operator gave a hint': 'подсказал оператор',
  'skipped by an operator': 'пропустил оператор',
}

const english: Names = {
  'went on': 'in place of the beginning of the same phrase: ',
  'asked to skip': 'the player asked to skip',
  'asked for a hint': 'the player asked for a hint',
  'counted anew': 'changed by a recount',
}

const goingOn = 'went on, '

const writeIn =
  (names: Names): WhyTexts =>
  (given) => {
    const [wentOn, reason] = given.startsWith(goingOn) ? [names['went on'], given.slice(goingOn.length)] : ['', given]
    const end = reason.indexOf(':')
    const name = end < 0 ? reason : reason.slice(0, end)
    return `${wentOn}${names[name] ?? name}${end < 0 ? '' : wordsOf(reason.slice(end))}`
  }

/** Words that are the very spelling need not be told twice. */
const wordsOf = (words: string) => words.replace(/^: (.+) = \1$/, '')

export const ru: WhyTexts = writeIn(russian)
export const en: WhyTexts = writeIn(english)
