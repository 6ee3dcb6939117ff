import { expected as ofLines } from './notation.faults.ts'

type Said = { expected: string; found: string }

/** Returns a fault of a quiz as a sentence. Faults are written in English; Russian has a sentence for each. */
export const faultText: Record<'ru' | 'en', (fault: Said) => string> = {
  en: ({ expected, found }) => `Expected ${expected}, found ${found}.`,
  ru: (fault) => `${inRussian(fault.expected)}${foundInRussian(fault.found)}`,
}

function inRussian(expected: string): string {
  for (const [pattern, say] of sentences) {
    const match = pattern.exec(expected)
    if (match) return say(...match.slice(1))
  }
  return lineSentence(expected) ?? `Должно быть: ${expected}.`
}

/** What is wrong with a line, and the icons that may have been meant. */
function lineSentence(expected: string): string | undefined {
  const [, sentence = '', near] = /^(.*?)(?: \(did you mean (.*)\?\))?$/s.exec(expected) ?? []
  const found = Object.entries(ofLines.en).find(([, english]) => english === sentence)?.[0] as keyof typeof ofLines.ru
  const icons = sentence === 'icons that the emoji sets have' ? 'Такого значка нет.' : undefined
  const russian = icons ?? ofLines.ru[found]
  return russian && russian + (near ? ` Может быть: ${near.replaceAll(' or ', ', ').replaceAll('"', '')}?` : '')
}

const sentences: [RegExp, (...found: string[]) => string][] = [
  [/^a text$/, () => 'Здесь нужен текст.'],
  [/^(a value|string)$/, () => 'Здесь пусто, а должно быть заполнено.'],
  [/^(number|a whole number)$/, () => 'Здесь нужно целое число.'],
  [/^(\d+) or more$/, (least) => `Не меньше ${least}.`],
  [/^(\d+) or less$/, (most) => `Не больше ${most}.`],
  [/^at least one$/, () => 'Нужен хотя бы один.'],
  [/^at most (\d+), the most points of a game$/, (most) => `До этого приза не доиграть: за игру набирают не больше ${most}.`],
  [/^at most (\d+), the number of rebuses$/, (most) => `Столько ребусов нет: всего их ${most}.`],
  [/^at most (\d+) characters$/, (most) => `Не длиннее ${most} знаков.`],
  [/^at most (\d+)$/, (most) => `Очки не растут от попытки к попытке: здесь не больше ${most}.`],
  [/^less than (\d+)$/, (least) => `Призы идут от лучшего к младшему: порог должен быть меньше ${least}.`],
  [/^0, so that/, () => 'Младший приз дают с 0 очков, чтобы без приза не остался никто.'],
  [/^an `id` or a `discount`$/, () => 'Нужна скидка или короткое имя приза.'],
  [/^letters, digits, - and _/, () => 'Короткое имя — латинские буквы, цифры, - и _, не больше 40.'],
  [
    /^a (name|discount) that tiers/,
    (what) =>
      what === 'name'
        ? 'Такое короткое имя уже есть у другого приза.'
        : 'Такая скидка уже есть у другого приза: дайте им разные короткие имена.',
  ],
  [/^the (\d+) days that/, (days) => `В тексте согласия должно быть число дней: ${days}.`],
  [
    /^difficulties with which more than one draw/,
    () => 'При такой сложности ребусов всем достанутся одни и те же. Сделайте сложности разнообразнее.',
  ],
  [
    /^a difficulty with which a draw of (\d+) can add up to (\d+)/,
    (asked, sum) => `С такой сложностью ребус никому не выпадет: ${asked} ребусов игры в сумме дают ${sum}.`,
  ],
  [
    /^a word that (rebuses|forFun)\.(\d+) does not have$/,
    (list, index) =>
      `Это слово уже есть у ребуса № ${Number(index) + 1}${list === 'forFun' ? ' из «просто так»' : ''}: ответы перепутаются.`,
  ],
  [/^a line, a recipe or a file, since/, () => 'Нужна картинка: разобрать нечего, остальные не набраны строкой.'],
  [/^a line, a recipe or a file$/, () => 'Нужна картинка: строка, рецепт или файл.'],
  [/^letters that add up to (.+)$/, (answer) => `Картинка должна складываться в ${answer}.`],
  [/^a picture that was uploaded$/, () => 'Такой картинки нет. Загрузите её.'],
  [/^«(.+)»$/, (answer) => `Здесь должен быть ответ: «${answer}».`],
  [/^no such key$/, () => 'Такого поля в рецепте нет.'],
  [/^the name of an icon/, () => 'Здесь нужно имя значка.'],
  [/^no comma after the last value$/, () => 'После последнего значения запятая не нужна.'],
  [/^no comments in JSON$/, () => 'В JSON не бывает комментариев.'],
  [/^a value: texts and names/, () => 'Здесь нужно значение: текст в двойных кавычках, число, true, false или null.'],
  [/^a number$/, () => 'Здесь нужно число.'],
  [/^a name in double quotes$/, () => 'Здесь нужно имя в двойных кавычках.'],
  [/^a colon after the name$/, () => 'После имени нужно двоеточие.'],
  [/^a comma before the next value$/, () => 'Перед следующим значением нужна запятая.'],
  [/^a closing brace$/, () => 'Не хватает закрывающей фигурной скобки.'],
  [/^a closing bracket$/, () => 'Не хватает закрывающей квадратной скобки.'],
  [/^nothing after the end$/, () => 'После конца рецепта что-то лишнее.'],
  [/^a closing quote on the same line$/, () => 'Кавычка не закрыта в той же строке.'],
  [/^each name once$/, () => 'Одно имя встретилось дважды.'],
  [/^Object$/, () => 'Здесь нужен объект: { … }.'],
  [/^Array$/, () => 'Здесь нужен список: [ … ].'],
]

const founds: [RegExp, (...found: string[]) => string][] = [
  [/^(nothing|none of them|""|«»)$/, () => ''],
  [/^nothing at character (\d+) of/, (place) => ` Знак ${place}.`],
  [/^«(.+)» at character (\d+) of/, (what, place) => ` Вижу «${what}», знак ${place}.`],
  [/^only one$/, () => ''],
  [/^(\d) of them$/, () => ' Выбрано несколько способов сразу.'],
]

function foundInRussian(found: string): string {
  for (const [pattern, say] of founds) {
    const match = pattern.exec(found)
    if (match) return say(...match.slice(1))
  }
  return ` Сейчас: ${found}.`
}
