import type { Called } from './called.ts'
import { calling, points } from './calling.ru.ts'
import { closed } from './closed.ru.ts'
import type { RulesPhrases, Wanted } from './spoken.ts'

/** What Pavel says on the line, in Russian. He is a reptiloid and does not deny it. */

const plural = new Intl.PluralRules('ru')
const ordinals = ['первый', 'второй', 'третий', 'четвёртый', 'пятый', 'шестой', 'седьмой', 'восьмой', 'девятый', 'десятый']
const ordinal = (number: number) => ordinals[number - 1] ?? `номер ${number}`
const feminine = ['первая', 'вторая', 'третья']
// Words, because a voice reads «из 5» as «из пять».
const genitives = ['одного', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти', 'десяти']
/** Which rebus it is, of how many. */
export const place = (number: number, of: number) => `ребус ${ordinal(number)} из ${genitives[of - 1] ?? of}`
const minutesWord = (n: number) => (plural.select(n) === 'one' ? 'минуты' : 'минут')
const pick = (lines: readonly string[], turn: number) => lines[turn % lines.length] ?? ''
const praises = ['Верно', 'Так и есть', 'Надо же, угадали', 'Именно так', 'Снимаю хвост']
const regrets = ['Увы, и это не оно', 'Нет, и картинки кончились', 'Снова мимо']

const rules = (rebuses: number) =>
  `Ребусы на экране, числом ${rebuses}: в каждом спрятано слово, назовите его. ` +
  'Не расслышали? Скажите «повтори». Трудно? «Подсказка». Безнадёжно? «Пропустить».'
/** `turn` picks one of several wordings, so that Pavel does not repeat himself within a game. */
export const spoken = ({ name, play }: Pick<Called, 'name' | 'play'>) => ({
  ...calling,
  closed,
  /** the first sentence of every call */
  robot: `С вами говорит робот ${name}.`,
  sms: { ...calling.sms, text: calling.sms.text(name) },
  welcome: ({ rebuses }: { rebuses: number }) =>
    `Здравствуйте, теплокровное существо. Вообще-то я рептилоид и не вижу повода это скрывать. ${rules(rebuses)}`,
  /** Short, because the question for the digits came before it. */
  welcomeCalled:
    'Цифры сошлись: вы просили позвонить, и рептилоид дополз. Ребусы на экране. Выручат «повтори», «подсказка» и «пропустить».',
  rebus: ({ number, of }: { number: number; of: number }) =>
    `${number === of ? 'Последний ребус' : `Ребус ${ordinal(number)}`}. Какое слово спрятано?`,
  again: ({ number, of, attempt }: { number: number; of: number; attempt: number }) =>
    `Повторяю для млекопитающих: ${place(number, of)}, картинка ${feminine[attempt - 1] ?? attempt}. Какое слово в ней спрятано?`,
  right: ({ turn, answer, why, worth }: { turn: number; answer: string; why: string; worth: number }) =>
    `${pick(praises, turn)}: ${answer}. ${why} Плюс ${points(worth)}.`,
  wrong: ({ turn }: { turn: number }) =>
    pick(
      [
        'Нет. Держите картинку попроще.',
        'Мимо. Вот вам рисунок понагляднее.',
        'Смелая версия, но нет. Смотрите, новая картинка.',
        'Не то. Сделаю вид, что не слышал. Картинка сменилась.',
        'Хладнокровно сообщаю: нет. Попробуйте с этой картинкой.',
      ],
      turn,
    ),
  lastWrong: ({ turn, answer, why }: { turn: number; answer: string; why: string }) =>
    `${pick(regrets, turn)}. Правильный ответ: ${answer}. ${why}`,
  hint: ({ turn }: { turn: number }) =>
    pick(
      [
        'Подсказка так подсказка. Эта картинка проще, и очков за неё меньше.',
        'Пожалуйста, рисунок для тех, кто спешит. Стоит он дешевле.',
        'Даю картинку попроще. Великодушие у меня в крови, хотя она и холодная.',
      ],
      turn,
    ),
  noHint: 'Проще уже некуда: это последняя картинка. Отвечайте или скажите «пропустить».',
  skipped: ({ answer, why }: { answer: string; why: string }) => `Пропускаем. Это было: ${answer}. ${why}`,
  silent: ({ turn }: { turn: number }) =>
    pick(
      [
        'Молчание — золото, но очков за него не дают. Какое слово спрятано?',
        'Не расслышал. Языком я ловлю мух, а слова — только ушами. Ещё раз, пожалуйста.',
      ],
      turn,
    ),
  howTo:
    'Всё просто: назовите слово, спрятанное в картинке. Или нажмите клавишу: один — повторю, два — подскажу, три — пропустим. ' +
    'Скажете «правила» — напомню и их.',
  rules: ({ organiser, prizes }: { organiser: string; prizes: string }) =>
    `Правила вкратце. Игру проводит ${organiser}. Попытка на номер одна. Чем раньше верный ответ, тем больше очков. ` +
    `В призах: ${prizes}. Остальное, и кого спросить, — в правилах на странице игры.`,
  silentGoodbye: 'Похоже, вы задумались всерьёз. Не буду мешать. Игра подождёт: перезвоните, и продолжим с этого места.',
  unsure: ({ turn }: { turn: number }) =>
    pick(
      [
        'Не понял ни слова, а я знаю их немало. Повторите, пожалуйста.',
        'Это был ответ или вы кашлянули? Назовите слово ещё раз.',
      ],
      turn,
    ),
  welcomeBack: ({ number, of, points: earned }: { number: number; of: number; points: number }) =>
    'А, это снова вы. Мои предки пережили динозавров, я пережил короткие гудки. ' +
    `На счету ${points(earned)}, на экране ${place(number, of)}. Какое слово спрятано?`,
  finished: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Он уже на экране. ` +
    'Нужен промокод по буквам — скажите «диктуйте».',
  finishedByMessage: ({ points: earned, prize, ending }: { points: number; prize: string; ending: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Вслух промокоды я не произношу: ` +
    `пришлю сообщением на номер, который кончается на ${ending}. До встречи на конференции. Узнаете меня по галстуку.`,
  finishedWithoutCode: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Это был последний ребус. Вы набрали ${points(earned)}. Ваш приз: ${prize}. Только промокоды кончились раньше победителей: ` +
    'мне неловко, хотя кровь у меня и холодная. Выигрыш записан, покажите экран организаторам. До встречи на конференции.',
  code: ({ code }: { code: string }) => `Диктую, латиницей: ${spell(code)}. Нужно ещё раз — скажите «повтори».`,
  codeCaption: 'Диктую промокод по буквам, хотя он у вас перед глазами.',
  farewell: 'Приятно было переброситься парой ребусов. До встречи на конференции. Узнаете меня по галстуку.',
  askDigits: (wanted: Wanted) => `Не вижу, из какого вы браузера. Наберите или назовите ${digits(wanted)}.`,
  askDigitsAgain: ({ left, ...wanted }: Wanted & { left: number }) =>
    `Такого кода на моих экранах нет. Наберите ещё раз ${digits(wanted)}.` + (left === 1 ? ' Это последняя попытка.' : ''),
  digitsSilent: (wanted: Wanted) => `Жду ${digits(wanted)}. Можно набрать, а можно и назвать.`,
  triedTooOften:
    `С этого номера сегодня перепробовали столько кодов, что хватило бы на сейф. Откройте сайт конференции, нажмите «${play}» ` +
    'и введите этот самый номер: тогда я узнаю вас без всякого кода.',
  notPaired:
    `Не складывается. Откройте сайт конференции, нажмите «${play}», введите свой номер и звоните. ` + 'Я никуда не уползу.',
  alreadyPlayed: 'Знакомый номер я вижу на экране моего несуществующего мобильного. Одна попытка в одни руки — таковы правила.',
  /** where a campaign is only for numbers of some countries */
  foreign: 'Номера вашей страны в эту игру не берут: так решили организаторы. Границы, замечу, придумали не мы. Всего доброго.',
  playsElsewhere:
    'С этого номера уже играют в другом браузере. Позвоните с того телефона, с которого начали. ' +
    'Раздваивается у меня только язык.',
  takenOver: 'Вы уже говорите со мной по другой линии. Там и продолжим.',
  lineWasLost: 'Эта линия уже закрыта. Перезвоните, пожалуйста: игра ждёт.',
  hangingUp: 'Кладу трубку, как просили. Игра подождёт: перезвоните, и продолжим с этого места.',
  /** when a call has taken as long as one may */
  longCall: {
    game: 'Мы заговорились, а хвост у меня затекает. Игра подождёт: перезвоните, и продолжим с этого места.',
    digits: 'Мы заговорились, а кода так и нет. Загляните в чат на сайте и перезвоните: я никуда не уползу.',
  },
  /** when a game has taken as long as one may */
  countedAtCeiling: ({ points: earned, prize }: { points: number; prize: string }) =>
    `Мы играем дольше, чем вымирали динозавры. Пора считать как есть: ${points(earned)}. Ваш приз: ${prize}. ` +
    'Приятно было поговорить. До встречи на конференции.',
  stopped: 'Прошу прощения, начальство срочно зовёт меня на планёрку. Игра подождёт: перезвоните чуть позже.',
  forgotten: 'Меня попросили забыть ваш номер, и я уже забываю. Приятно было познакомиться, кем бы вы ни были. До свидания.',
  /** lines of the chat when an operator decides in the caller's place */
  byOperator: {
    right: 'Организаторы засчитали ответ.',
    hint: 'Организаторы дали подсказку.',
    skipped: 'Организаторы пропустили ребус.',
  },
  /** when the operator has given the attempt back */
  givenBack: {
    said: 'Меня просят начать с чистого листа: организаторы вернули вам попытку. Перезвоните, и сыграем заново.',
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
    solved: 'Меня поправили организаторы: ваш ответ верный, а ошибся рептилоид.',
    attemptBack: 'Организаторы подсказали: это был не ответ, а просьба. Возвращаю попытку.',
    betterPrize: ({ points: earned, prize }: { points: number; prize: string }) =>
      `Пока мы говорили, организаторы пересчитали вашу игру: теперь у вас ${points(earned)}. Приз стал лучше: ${prize}. ` +
      'Новый промокод уже на экране, прежний больше не действует. Продиктовать — скажите «диктуйте».',
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
  goodbye:
    'Прошу прощения, технический перерыв: я линяю. Игра никуда не денется. ' +
    'Перезвоните чуть позже, и продолжим с того же места.',
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
  '-': 'дефис',
}

const digits = ({ most, withNumber }: Wanted) =>
  `${most === 4 ? 'четыре цифры' : 'все цифры кода'} из чата на сайте` +
  (withNumber ? ', а сразу за ними последние четыре цифры номера, который вы там назвали: кто-то подбирает чужие коды' : '')

/** A promo code, letter by letter. */
export const spell = (code: string) => [...code.toUpperCase()].map((letter) => letters[letter] ?? letter).join(', ')

const either = new Intl.ListFormat('ru', { type: 'disjunction' })

/** The phrases that the rules are made of. */
export const ofRules: RulesPhrases = {
  anyOrganiser: 'организатор конференции',
  eitherOf: (prizes) => either.format(prizes),
  andLess: (best) => `${best} и призы поменьше`,
  prizesOnPage: 'всё, что обещано на странице игры',
  noPrizes: 'ничего, кроме славы',
}
