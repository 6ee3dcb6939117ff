import type { Called } from './called.ts'
import { calling, points } from './calling.ru.ts'
import { closed } from './closed.ru.ts'
import { comments } from './comments.ru.ts'
import type { RulesPhrases, Wanted } from './spoken.ts'

const plural = new Intl.PluralRules('ru')
const ordinals = ['первый', 'второй', 'третий', 'четвёртый', 'пятый', 'шестой', 'седьмой', 'восьмой', 'девятый', 'десятый']
const ordinal = (number: number) => ordinals[number - 1] ?? `номер ${number}`
// Words, because a voice reads «из 5» as «из пять».
const genitives = ['одного', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти', 'десяти']
/** Which rebus it is, of how many. */
export const place = (number: number, of: number) => `ребус ${ordinal(number)} из ${genitives[of - 1] ?? of}`
const minutesWord = (n: number) => (plural.select(n) === 'one' ? 'минуты' : 'минут')
/** What Pavel says on the line, in Russian. He is a reptiloid and does not deny it. */
export const spoken = ({ name, play }: Pick<Called, 'name' | 'play'>) => ({
  ...calling,
  ...comments,
  closed,
  /** the first sentence of every call */
  robot: `С вами говорит робот ${name}.`,
  sms: { ...calling.sms, text: calling.sms.text(name) },
  welcome: ({ rebuses }: { rebuses: number }) => `Здравствуйте, теплокровное. Рептилоид спрятал в картинках слов: ${rebuses}.`,
  /** Short, because the question for the digits came before it. */
  welcomeCalled: 'Цифры сошлись: вы просили позвонить, и рептилоид дополз. Ребусы на экране.',
  rebus: ({ number, of }: { number: number; of: number }) =>
    `${number === of ? 'Последний ребус' : `Ребус ${ordinal(number)}`}: какое слово?`,
  rules: ({ organiser, prizes }: { organiser: string; prizes: string }) =>
    `Правила вкратце. Игру проводит ${organiser}. Попытка на номер одна. Чем раньше верный ответ, тем больше очков. ` +
    `В призах: ${prizes}. Остальное, и кого спросить, — на странице игры.`,
  silentGoodbye: 'Задумались всерьёз? Не мешаю. Игра подождёт: перезвоните, и продолжим.',
  welcomeBack: ({ number, of, points: earned }: { number: number; of: number; points: number }) =>
    `А, это снова вы: живучий вид. На счету ${points(earned)}, ${place(number, of)}. Слово?`,
  finished: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Код на экране. Хотите по буквам — просите продиктовать.`,
  finishedByMessage: ({ points: earned, prize, ending }: { points: number; prize: string; ending: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Вслух я коды не читаю: ` +
    `пришлю сообщение на номер, что кончается на ${ending}. До встречи на конференции.`,
  finishedWithoutCode: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Вот только промокоды вымерли раньше победителей. ` +
    'Выигрыш записан: покажите экран организаторам. До встречи.',
  code: ({ code }: { code: string }) => `Диктую, латиницей. ${spell(code)}. Ещё раз? Попросите повторить.`,
  codeCaption: 'Диктую промокод по буквам, хотя он у вас перед глазами.',
  farewell: 'Приятно было. До встречи на конференции: узнаете меня по галстуку.',
  askDigits: (wanted: Wanted) => `Не вижу, из какого вы браузера. Наберите или назовите ${digits(wanted)}.`,
  askDigitsAgain: ({ left, ...wanted }: Wanted & { left: number }) =>
    `Такого кода на моих экранах нет. Наберите ещё раз ${digits(wanted)}.` + (left === 1 ? ' Это последняя попытка.' : ''),
  digitsSilent: (wanted: Wanted) => `Жду ${digits(wanted)}. Голосом или клавишами.`,
  triedTooOften:
    `С этого номера пробовали столько кодов, что открылся бы сейф. На сайте конференции нажмите «${play}» ` +
    'и введите этот самый номер: узнаю вас без кода.',
  notPaired: `Не складывается. На сайте конференции нажмите «${play}», введите свой номер и звоните. Я не уползу.`,
  alreadyPlayed: 'Знакомый номер я вижу на экране моего несуществующего мобильного. Одна попытка в одни руки — таковы правила.',
  /** where a campaign is only for numbers of some countries */
  foreign: 'Номера вашей страны здесь не играют: так решили организаторы. Границы придумали не мы. Всего доброго.',
  playsElsewhere:
    'С этого номера уже играют в другом браузере. Позвоните с того телефона, с которого начали: раздвоен у меня только язык.',
  takenOver: 'Вы уже говорите со мной по другой линии. Там и продолжим.',
  lineWasLost: 'Эта линия уже закрыта. Перезвоните, пожалуйста: игра ждёт.',
  hangingUp: 'Кладу трубку, как просили. Игра подождёт: перезвоните, и продолжим.',
  /** when a call has taken as long as one may */
  longCall: {
    game: 'Мы заговорились, хвост затекает. Игра подождёт: перезвоните, и продолжим.',
    digits: 'Мы заговорились, а кода всё нет. Загляните в чат и перезвоните: я не уползу.',
  },
  /** when a game has taken as long as one may */
  countedAtCeiling: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Динозавры и те вымерли быстрее. Пора считать как есть: ${points(earned)}. Ваш приз: ${prize}. До встречи на конференции.`,
  stopped: 'Прошу прощения, начальство срочно зовёт меня на планёрку. Игра подождёт: перезвоните чуть позже.',
  forgotten: 'Меня попросили забыть ваш номер, уже забываю. Приятно было, кем бы вы ни были. До свидания.',
  /** lines of the chat when an operator decides in the caller's place */
  byOperator: {
    right: 'Организаторы засчитали ответ.',
    hint: 'Организаторы дали подсказку.',
    skipped: 'Организаторы пропустили ребус.',
  },
  /** when the operator has given the attempt back */
  givenBack: {
    said: 'Начнём с чистого яйца: организаторы вернули вам попытку. Перезвоните, и сыграем заново.',
    written: ({ hadCode }: { hadCode: boolean }) =>
      'Организаторы вернули попытку: прежняя игра не в счёт' +
      (hadCode ? ', и её промокод больше не действует. ' : '. ') +
      'Звоните, сыграем заново.',
    /** `code` is null where codes go out by message only */
    anotherCode: ({ hadCode, code }: { hadCode: boolean; code: string | null }) =>
      (hadCode ? 'Организаторы заменили вам промокод: прежний больше не действует. ' : 'Организаторы нашли для вас промокод. ') +
      (code === null ? 'Пришлю его сообщением.' : `Держите: ${code}.`),
    prizeRevoked: ({ hadCode }: { hadCode: boolean }) =>
      `Мне неловко, хотя кровь у меня и холодная: организаторы отозвали приз${hadCode ? ', и промокод больше не действует' : ''}. ` +
      'Очки остаются вашими. Если это ошибка, напишите организаторам: как — сказано в правилах игры.',
  },
  /** when the operator has counted the game anew */
  countedAnew: {
    /** said before the next rebus, or the prize */
    solved: 'Меня поправили: ваш ответ верный, ошибся рептилоид.',
    attemptBack: 'Меня поправили: то был не ответ, а просьба. Возвращаю попытку.',
    betterPrize: ({ points: earned, prize }: { points: number; prize: string }) =>
      `Организаторы пересчитали вашу игру: теперь у вас ${points(earned)}. Приз стал лучше: ${prize}. ` +
      'Новый код на экране, прежний не действует. Хотите по буквам — просите продиктовать.',
    /** in the chat */
    written: ({ answer, gained, points: earned }: { answer: string; gained: number; points: number }) =>
      `Организаторы пересчитали вашу игру: ответ к ребусу «${answer}» засчитан. Плюс ${points(gained)}, теперь их ${earned}.`,
    attemptWritten: 'Организаторы пересчитали вашу игру: попытка вернулась.',
    pointsWritten: ({ gained, points: earned }: { gained: number; points: number }) =>
      `Организаторы пересчитали вашу игру. Плюс ${points(gained)}, теперь их ${earned}.`,
    prizeWritten: ({ prize, hadCode }: { prize: string; hadCode: boolean }) =>
      `И приз стал лучше: ${prize}.` + (hadCode ? ' Промокод новый, прежний больше не действует.' : ''),
  },
  filler: 'Секунду, шевелю гребнем.',
  goodbye: 'Прошу прощения, технический перерыв: я линяю. Игра подождёт: перезвоните чуть позже, и продолжим.',
  /** lines of the chat log that nobody says */
  opened: {
    visitor: (phone: string) => `Мой номер: ${phone}`,
    pavel: 'Записал. Теперь звоните: трубку возьму сам, картинки покажу здесь.',
  },
  /** when a caller goes on after an answer has been judged by the beginning of the words */
  wentOn: 'Вы ещё говорили: считаем всю фразу, начало не в счёт.',
  called: (caller: string | null) => (caller ? `Звонок с номера ${caller}` : 'Звонок со скрытого номера'),
  hungUp: ({ minutes, seconds }: { minutes: number; seconds: number }) =>
    `Разговор окончен: ${minutes}:${String(seconds).padStart(2, '0')}`,
  waits: ({ minutes }: { minutes: number }) =>
    `Разговор прервался, а я всё ещё здесь. Перезвоните в течение ${minutes}\u00a0${minutesWord(minutes)} — ` +
    'продолжим с того же места.',
  countedAsIs: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Ждал сколько мог, теперь считаю как есть: ${points(earned)}. Ваш приз: ${prize}.`,
  countedWithoutCode: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Ждал сколько мог, теперь считаю как есть: ${points(earned)}. Ваш приз: ${prize}. ` +
    'Промокоды кончились раньше победителей, но выигрыш записан: покажите этот экран организаторам.',
  pressed: { repeat: 'Повтори', hint: 'Подсказка', skip: 'Пропустить' },
  asksForRules: 'Правила',
})

const letters: Record<string, string> = {
  A: 'эй',
  B: 'би',
  C: 'си',
  D: 'ди',
  E: 'и',
  F: 'эф',
  G: 'джи',
  H: 'эйч',
  I: 'ай',
  J: 'джей',
  K: 'кей',
  L: 'эл',
  M: 'эм',
  N: 'эн',
  O: 'оу',
  P: 'пи',
  Q: 'кью',
  R: 'ар',
  S: 'эс',
  T: 'ти',
  U: 'ю',
  V: 'ви',
  W: 'дабл ю',
  X: 'икс',
  Y: 'уай',
  Z: 'зед',
  '0': 'ноль',
  '1': 'один',
  '2': 'два',
  '3': 'три',
  '4': 'четыре',
  '5': 'пять',
  '6': 'шесть',
  '7': 'семь',
  '8': 'восемь',
  '9': 'девять',
  '-': 'дефис',
}

const digits = ({ most, withNumber }: Wanted) =>
  `${most === 4 ? 'четыре цифры' : 'все цифры кода'} из чата на сайте` +
  (withNumber ? ', а сразу за ними последние четыре цифры номера, который вы там назвали: кто-то подбирает чужие коды' : '')

/**
 * A promo code, letter by letter, so slowly that one can write it down: each one is a sentence. It begins with a capital, because a
 * voice takes small letters after a full stop for an abbreviation, and makes no pause.
 */
export const spell = (code: string) => [...code.toUpperCase()].map((letter) => sentence(letters[letter] ?? letter)).join('. ')

const sentence = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const either = new Intl.ListFormat('ru', { type: 'disjunction' })

/** The phrases that the rules are made of. */
export const ofRules: RulesPhrases = {
  anyOrganiser: 'организатор конференции',
  eitherOf: (prizes) => either.format(prizes),
  andLess: (best) => `${best} и призы поменьше`,
  prizesOnPage: 'всё, что обещано на странице игры',
  noPrizes: 'ничего, кроме славы',
}
