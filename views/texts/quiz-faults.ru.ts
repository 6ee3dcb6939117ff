import type { JsonSlip, QuizFault } from '../../server/campaigns/campaigns.ts'
import { expected } from './notation.faults.ts'
import { imageFaultText } from './quiz-faults.images.ts'
import type { FaultTexts } from './quiz-faults.ts'

type Of<Kind extends QuizFault['kind']> = Extract<QuizFault, { kind: Kind }>

const wantedTypes: Record<Of<'wrong type'>['wanted'], string> = {
  text: 'Здесь нужен текст.',
  number: 'Здесь нужно число.',
  'yes or no': 'Здесь нужно true или false.',
  list: 'Здесь нужен список: [ … ].',
  object: 'Здесь нужен объект: { … }.',
  'icon or scene': 'Здесь нужно имя значка или список того, что нарисовать.',
}

const slips: Record<JsonSlip, string> = {
  'comma after the last': 'После последнего значения запятая не нужна.',
  comment: 'В JSON не бывает комментариев.',
  'no value': 'Здесь не хватает значения.',
  'no name': 'Здесь нужно имя в двойных кавычках.',
  'no literal': 'Здесь нужно значение: текст в двойных кавычках, число, true, false или null.',
  'no colon': 'После имени нужно двоеточие.',
  'no comma': 'Перед следующим значением нужна запятая.',
  'no closing brace': 'Не хватает закрывающей фигурной скобки.',
  'no closing bracket': 'Не хватает закрывающей квадратной скобки.',
  'more after the end': 'Всё уже закончилось, а дальше что-то ещё.',
  'open text': 'Кавычка не закрыта в той же строке.',
  'no code point': 'После \\u нужны четыре шестнадцатеричные цифры.',
  'wrong escape': 'После обратной черты бывает только \\" \\\\ \\/ \\n \\t или \\u.',
  'line break in a text': 'Перенос строки внутри текста пишут как \\n, табуляцию — как \\t.',
  'name twice': 'Одно имя встретилось дважды.',
  'no character': 'Здесь код, за которым нет никакого знака.',
  'too deep': 'Скобки вложены друг в друга слишком глубоко.',
}

const now = (found: string | number) => (found === '""' || found === '' ? '' : ` Сейчас: ${found}.`)

function stands(found: string): string {
  if (found === '') return ' Но текст здесь кончается.'
  return found === '\n' ? ' Но строка здесь кончается.' : now(found)
}

const orNear = (near: readonly string[]) => (near.length > 0 ? ` Может быть: ${near.join(', ')}?` : '')

/** Whole sentences, for an organiser who is not a programmer. */
export const faultTexts: FaultTexts = {
  missing: () => 'Здесь пусто, а должно быть заполнено.',
  'unknown key': ({ found }) => `Такого поля здесь не бывает: ${found}.`,
  'wrong type': ({ wanted, found }) => `${wantedTypes[wanted]}${now(found)}`,
  'not an option': ({ options, found }) => `Здесь может стоять только ${options}.${now(found)}`,
  'not whole': ({ found }) => `Здесь нужно целое число.${now(found)}`,
  'too small': ({ least, found }) => `Не меньше ${least}.${now(found)}`,
  'too large': ({ most, found }) => `Не больше ${most}.${now(found)}`,
  'not above': ({ bound, found }) => `Должно быть больше ${bound}.${now(found)}`,
  'text too long': ({ most, found }) => `Не длиннее ${most} знаков.${now(found)}`,
  'too few': ({ least }) => (least === 1 ? 'Нужен хотя бы один.' : `Нужно хотя бы ${least}.`),
  'too many': ({ most, found }) => `Можно не больше ${most}.${now(found)}`,
  'empty text': () => 'Здесь нужен текст.',
  'time zone': ({ found }) => `Здесь нужен часовой пояс, например Europe/Moscow.${now(found)}`,
  'call hours': () => 'Часы звонков должны кончаться позже, чем начинаются.',
  'tier id': ({ found }) => `Короткое имя — латинские буквы, цифры, - и _, не больше 40.${now(found)}`,
  'id or discount': () => 'Нужна скидка или короткое имя приза.',
  'scene name': ({ found }) => `Рисунок называют маленькими буквами, цифрами и дефисами.${now(found)}`,
  colour: ({ found }) => `Цвет пишут так: #rrggbb, маленькими буквами.${now(found)}`,
  'icon name': ({ found }) => `Здесь нужно имя значка, для второго набора — с noto: впереди.${now(found)}`,
  'path data': ({ found }) => `Здесь нужен контур в записи SVG.${now(found)}`,
  'beyond the word': () => 'Убрать, зачеркнуть или заменить можно только те буквы, которые в слове есть.',

  'days not named': ({ days }) => `В тексте согласия должно быть число дней: ${days}.`,
  'tier not below': ({ below, found }) => `Призы идут от лучшего к младшему: порог должен быть меньше ${below}.${now(found)}`,
  'lowest tier not at 0': ({ found }) => `Младший приз дают с 0 очков, чтобы без приза не остался никто.${now(found)}`,
  'same tier': ({ field, found }) =>
    field === 'id'
      ? `Такое короткое имя уже есть у другого приза: ${found}.`
      : `Скидка ${found} % уже есть у другого приза: дайте им разные короткие имена.`,
  'tier out of reach': ({ most, found }) => `До этого приза не доиграть: за игру набирают не больше ${most}.${now(found)}`,
  'points rise': ({ most, found }) => `Очки не растут от попытки к попытке: здесь не больше ${most}.${now(found)}`,
  'asks too many': ({ rebuses, found }) => `Столько ребусов нет: всего их ${rebuses}.${now(found)}`,
  'only one draw': () => 'При такой сложности ребусов всем достанутся одни и те же. Сделайте сложности разнообразнее.',
  'never drawn': ({ asks, sum, found }) =>
    `С такой сложностью ребус никому не выпадет: сложности всех ребусов одной игры (их ${asks}) дают в сумме ${sum}.${now(found)}`,
  'same answer': ({ list, index, found }) =>
    `Слово «${found}» уже есть у ребуса № ${index + 1}${list === 'forFun' ? ' из «просто так»' : ''}: ответы перепутаются.`,
  'command is an answer': ({ list, index, found }) =>
    `Фраза «${found}» — ответ ребуса № ${index + 1}${list === 'forFun' ? ' из «просто так»' : ''}, командой ей не быть.`,
  'same command': ({ found }) => `Фраза «${found}» уже означает другую команду.`,
  'no drawing': () => 'Нужна картинка: строка, рецепт или файл.',
  'nothing to take apart': () => 'Нужна картинка: разобрать нечего, остальные не набраны строкой.',
  'several drawings': () => 'Картинка задана сразу несколькими способами. Оставьте один: строку, рецепт или файл.',
  'does not add up': ({ answer, reads }) => `Картинка должна складываться в «${answer}», а складывается в «${reads}».`,
  'another answer': ({ answer, found }) => `Здесь должен быть ответ: «${answer}».${now(`«${found}»`)}`,
  'no such icon': ({ icon, near }) => `Такого значка нет: ${icon}.${orNear(near)}`,
  'unreadable line': ({ line, start, end, expectation, near }) => {
    const place = end > start ? `Вижу «${line.slice(start, end)}», знак ${start + 1}.` : `Знак ${start + 1}.`
    return `${expected.ru[expectation]} ${place}${orNear(near)}`
  },
  'picture not uploaded': () => 'Такой картинки нет. Загрузите её.',

  'no quiz file': () => 'Такого файла викторины нет, или его не прочитать.',
  'not UTF-8': () => 'Файл в незнакомой кодировке. Сохраните его в UTF-8.',
  'slip in JSON': ({ slip, found }) => `${slips[slip]}${stands(found)}`,
  'no file': ({ folder, file }) => `Файла «${file}» в папке ${folder} нет.`,
  'unreadable file': ({ folder, file, code }) => `Файл «${file}» в папке ${folder} не прочитать (${code}).`,
  'unusable picture': ({ file, fault }) => `Файл «${file}» не показать. ${imageFaultText('ru', fault)}`,
}
