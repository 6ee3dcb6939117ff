import type { KeptRecount } from '../../server/game/game.ts'
import type { Objection } from '../../server/rules/refused/refused.ts'

/** The operator's texts of the page `/operator/answers`. */
export type AnswersTexts = typeof ru

type Tally = KeptRecount['tally']
type Objections = { [Kind in Objection['kind']]: (objection: Extract<Objection, { kind: Kind }>) => string }
type Commands = Extract<Objection, { kind: 'a command' }>['command']

const russian = new Intl.PluralRules('ru')
const cases = (one: string, few: string, many: string) => (count: number) =>
  `${count}\u00A0${{ one, few, many }[russian.select(count) as 'one' | 'few' | 'many']}`
const times = cases('раз', 'раза', 'раз')
const people = cases('человек', 'человека', 'человек')
const gamesIn = cases('игре', 'играх', 'играх')
const points = cases('очко', 'очка', 'очков')
const answersOf = cases('ответ', 'ответа', 'ответов')
const prizes = cases('приз', 'приза', 'призов')

const commands: Record<Commands, string> = {
  repeat: 'повтори',
  hint: 'подсказка',
  skip: 'пропустить',
  code: 'продиктуй код',
  rules: 'правила',
}

const objections: Objections = {
  'no such rebus': () => 'Такого ребуса в викторине нет.',
  'no words': () => 'Здесь нет слова, которое могло бы быть ответом.',
  'too short': ({ least }) => `Слишком коротко: нужны хотя бы ${least} буквы, иначе подойдёт обрывок любого слова.`,
  'too long': ({ most }) => `Слишком длинно: не больше ${most} знаков.`,
  'holds a number': () => 'В словах целый номер: в викторину он не попадёт.',
  'a machine': () => 'Так говорит автоответчик, а не игрок.',
  'accepted already': () => 'Это уже принято: публиковать нечего.',
  "another's": ({ answer, spelling }) =>
    spelling === answer ? `Это ответ другого ребуса: «${answer}».` : `«${spelling}» — это ответ другого ребуса: «${answer}».`,
  'a command': ({ command }) => `Это команда «${commands[command]}», ответом ей не быть.`,
  negated: () => 'В словах отрицание: тот, кто так говорит, от ответа отказывается.',
  'a list of guesses': () => 'Слов слишком много: это перебор вариантов, а не ответ.',
}

/** What was accepted, as the log keeps it, with a command by its name: `hint: another one`. */
function aboutIn(about: string, names: Record<string, string>): string {
  const end = about.indexOf(':')
  const name = end < 0 ? about : about.slice(0, end)
  return `${names[name] ?? name}${end < 0 ? '' : about.slice(end)}`
}

export const ru = {
  heading: 'Ответы',
  intro:
    'Что говорили, а Павел не засчитал, от частого к редкому. Примите слово — и все игры с ним пересчитаются: ' +
    'очки вернутся, приз может стать лучше, но никогда не станет хуже.',
  kinds: { refused: 'Не засчитано', unclear: 'Не понято' },
  kindsLabel: 'Что показать',
  unclearIntro: 'Ни ответ, ни команда. Игрокам это ничего не стоило, но если так просят подсказку, Павел может научиться.',
  rebus: 'Ребус',
  all: 'все ребусы',
  show: 'Показать',
  empty: { refused: 'Отказов нет: Павел засчитал всё, что услышал.', unclear: 'Павел понял всё, что ему сказали.' },
  bounded: (most: number) => `Здесь последние ${most.toLocaleString('ru')}, остальное — в таблице.`,
  of: (answer: string) => `ребус «${answer}»`,
  times,
  people,
  voice: (count: number) => `голосом ${count}`,
  typed: (count: number) => `с клавиатуры ${count}`,
  confidence: (share: number) => `уверенность ${Math.round(share * 100)}\u00A0%`,
  last: 'последний раз',
  others: (spellings: string, more: number) => `И так: ${spellings}${more > 0 ? ` и ещё ${more}` : ''}`,
  accept: 'Принять…',
  acceptLabel: (heard: string, answer: string) => `Принять «${heard}» как ответ ребуса «${answer}»`,
  mean: 'Объяснить…',
  meanLabel: (heard: string) => `Объяснить, что значит «${heard}»`,
  now: {
    right: 'Теперь принимается. Засчитать и тем, кто сказал раньше?',
    command: 'Теперь это команда. Пересчитать игры, где её не поняли?',
  },
  learned: 'Теперь Павел это понимает.',
  recount: 'Пересчитать',
  next: 'Дальше',
  first: 'К началу',
  tables: { refused: 'Таблица незасчитанных (CSV)', all: 'Таблица всех ответов (CSV)' },
  file: { refused: 'refused-answers', all: 'answers' },
  delimiter: ';',
  columns: {
    at: 'Когда',
    game: 'Игра',
    rebus: 'Ребус',
    number: 'Какой по счёту',
    attempt: 'Попытка',
    via: 'Как',
    heard: 'Что сказано',
    confidence: 'Уверенность распознавания',
    seconds: 'Секунд до ответа',
    verdict: 'Итог',
    points: 'Очки',
    reason: 'Почему',
    recountedAt: 'Пересчитан',
    formerVerdict: 'Итог до пересчёта',
    formerPoints: 'Очки до пересчёта',
  },
  vias: { voice: 'голосом', typed: 'с клавиатуры', keys: 'клавишами' },
  verdicts: { right: 'верно', wrong: 'мимо', hint: 'подсказка', skipped: 'пропуск' },
  rehearsal: {
    heading: 'Принять слово',
    back: 'К ответам',
    words: 'Слова',
    wordsHint: 'Уберите лишнее: «это», «ну», чужое начало фразы.',
    means: 'Что это значит',
    meansRight: (answer: string) => `ответ ребуса «${answer}»`,
    commands,
    try: 'Показать, кого затронет',
    refused: 'Так не выйдет',
    touched: 'Кого затронет',
    nobody: 'Сыгранные игры не изменятся: засчитается только новое.',
    summary: ({ answers, count, points: gained }: { answers: number; count: number; points: number }) =>
      `Пересчитаем ${answersOf(answers)} в ${gamesIn(count)}${gained > 0 ? ` и вернём ${points(gained)}` : ''}.`,
    better: (count: number) =>
      `Заменим на лучший: ${prizes(count)}. Прежние промокоды перестанут действовать: какие погасить в кассе, скажет страница «Промокоды».`,
    stays: (count: number) => `Останется прежним: ${prizes(count)}. Промокод уже использован или лучшие призы кончились.`,
    bounded: (most: number) => `Просмотрено ${most.toLocaleString('ru')} игр, пересчитаются все.`,
    listed: (shown: number, count: number) => `Первые ${shown} из\u00A0${count}`,
    columns: { game: 'Чья игра', points: 'Очки', prize: 'Приз', code: 'Перестанет действовать' },
    states: { playing: 'играет сейчас', waiting: 'ждёт звонка', finished: 'закончена' },
    forFun: 'просто так',
    noNumber: 'без номера',
    change: (before: string | number, after: string | number) => `${before} → ${after}`,
    noPrize: 'без приза',
    reasons: { spent: 'прежний: промокод использован', 'used up': 'прежний: лучший кончился' },
    into: 'Куда',
    intoPublish: 'Опубликовать сразу',
    intoPublishHint: 'Только это слово: остальная правка черновика подождёт. Начатые игры подхватят его тоже.',
    intoDraft: 'Только в черновик',
    intoDraftHint: 'Сыгранные игры пересчитаются сейчас, новые отказы — после публикации черновика.',
    accept: 'Принять и пересчитать',
    objections: objections as Objections,
    onlyOperator: 'Вы вошли наблюдателем: принять слово может только оператор.',
  },
  about: (about: string) => aboutIn(about, commands),
  outcomes: {
    published: 'Принято и опубликовано.',
    drafted: 'Принято в черновик.',
    'accepted already': 'Это уже было принято.',
  },
  done: {
    heading: 'Пересчёт',
    running: (tally: Tally) => `Пересчитываем. Уже изменилось игр: ${tally.games}.`,
    whole: (tally: Tally) =>
      tally.games === 0
        ? 'Пересчитано: ничья игра не изменилась.'
        : `Пересчитано: изменения в ${gamesIn(tally.games)}${tally.points > 0 ? `, возвращено ${points(tally.points)}` : ''}.`,
    interrupted: 'Пересчёт не удался. Нажмите «Пересчитать» ещё раз: сделанное не повторится.',
    exchanged: (count: number) =>
      `Заменено на лучший: ${prizes(count)}. Прежние промокоды не действуют: какие погасить в кассе, скажет страница «Промокоды».`,
    spent: (count: number) => `Промокод уже использован, приз остался прежним: ${count}.`,
    usedUp: (count: number) => `Лучшие призы кончились, остался прежний: ${count}.`,
    left: (count: number) => `Не удалось пересчитать игр: ${count}. Повторите через минуту.`,
  },
}

const englishCases = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`
const englishGames = englishCases('game', 'games')
const englishPoints = englishCases('point', 'points')
const englishPrizes = englishCases('prize', 'prizes')

const englishCommands: Record<Commands, string> = {
  repeat: 'repeat',
  hint: 'hint',
  skip: 'skip',
  code: 'read me the code',
  rules: 'rules',
}

const englishObjections: Objections = {
  'no such rebus': () => 'The quiz has no such rebus.',
  'no words': () => 'There is no word here that could be an answer.',
  'too short': ({ least }) => `Too short: at least ${least} letters, or a fragment of any word would do.`,
  'too long': ({ most }) => `Too long: ${most} characters at most.`,
  'holds a number': () => 'The words hold a whole number: it does not get into the quiz.',
  'a machine': () => 'That is an answering machine, not a player.',
  'accepted already': () => 'This is accepted already: there is nothing to publish.',
  "another's": ({ answer, spelling }) => `“${spelling}” is the answer of another rebus: “${answer}”.`,
  'a command': ({ command }) => `This is the command “${englishCommands[command]}”, so it cannot be an answer.`,
  negated: () => 'The words deny something: whoever says that turns the answer down.',
  'a list of guesses': () => 'Too many words: this is a list of guesses and no answer.',
}

export const en: AnswersTexts = {
  heading: 'Answers',
  intro:
    'What people said and what did not count, the frequent first. Accept a word, and all games that it decides are counted anew: ' +
    'points come back, a prize may become a better one and never a worse one.',
  kinds: { refused: 'Did not count', unclear: 'Not understood' },
  kindsLabel: 'What to show',
  unclearIntro: 'Neither an answer nor a command. It cost the players nothing, but if it asks for a hint, Pavel can learn it.',
  rebus: 'Rebus',
  all: 'all rebuses',
  show: 'Show',
  empty: {
    refused: 'Nothing was refused: Pavel accepted all that he heard.',
    unclear: 'Pavel has understood all that was said.',
  },
  bounded: (most) => `These are the newest ${most.toLocaleString('en')}; older ones are in the table.`,
  of: (answer) => `rebus “${answer}”`,
  times: englishCases('time', 'times'),
  people: englishCases('person', 'people'),
  voice: (count) => `spoken ${count}`,
  typed: (count) => `typed ${count}`,
  confidence: (share) => `confidence ${Math.round(share * 100)}%`,
  last: 'last',
  others: (spellings, more) => `And so: ${spellings}${more > 0 ? ` and ${more} more` : ''}`,
  accept: 'Accept…',
  acceptLabel: (heard, answer) => `Accept “${heard}” as an answer to the rebus “${answer}”`,
  mean: 'Explain…',
  meanLabel: (heard) => `Explain what “${heard}” means`,
  now: {
    right: 'It is accepted now. Shall it count for those who said it before, too?',
    command: 'It is a command now. Shall games in which it was not understood be counted anew?',
  },
  learned: 'Pavel understands this now.',
  recount: 'Count anew',
  next: 'Next',
  first: 'To the beginning',
  tables: { refused: 'Table of those that did not count (CSV)', all: 'Table of all answers (CSV)' },
  file: { refused: 'refused-answers', all: 'answers' },
  delimiter: ',',
  columns: {
    at: 'When',
    game: 'Game',
    rebus: 'Rebus',
    number: 'Which in turn',
    attempt: 'Attempt',
    via: 'How',
    heard: 'What was said',
    confidence: 'Confidence of the recogniser',
    seconds: 'Seconds to the answer',
    verdict: 'Verdict',
    points: 'Points',
    reason: 'Why',
    recountedAt: 'Counted anew',
    formerVerdict: 'Verdict before',
    formerPoints: 'Points before',
  },
  vias: { voice: 'spoken', typed: 'typed', keys: 'keys' },
  verdicts: { right: 'right', wrong: 'wrong', hint: 'hint', skipped: 'skipped' },
  rehearsal: {
    heading: 'Accept a word',
    back: 'To the answers',
    words: 'Words',
    wordsHint: 'Take out what does not belong: “it is”, “well”, the beginning of another phrase.',
    means: 'What it means',
    meansRight: (answer) => `the answer of the rebus “${answer}”`,
    commands: englishCommands,
    try: 'Show whom it touches',
    refused: 'This cannot be',
    touched: 'Whom it touches',
    nobody: 'No game that was played changes: only what is new will count.',
    summary: ({ answers, count, points }) =>
      `It decides ${englishCases('refusal', 'refusals')(answers)} in ${englishGames(count)}. ${englishPoints(points)} come back.`,
    better: (count) => `${englishPrizes(count)} will be better: the former codes become void, “Promo codes” lists them.`,
    stays: (count) => `${englishPrizes(count)} will stay: the code is spent, or the better prizes are used up.`,
    bounded: (most) => `${most.toLocaleString('en')} games were looked at, all of them will be counted.`,
    listed: (shown, count) => `The first ${shown} of ${count}`,
    columns: { game: 'Whose game', points: 'Points', prize: 'Prize', code: 'Code to be void' },
    states: { playing: 'playing now', waiting: 'waits for a call', finished: 'finished' },
    forFun: 'for fun',
    noNumber: 'no number',
    change: (before, after) => `${before} → ${after}`,
    noPrize: 'no prize',
    reasons: { spent: 'stays: the code is spent', 'used up': 'stays: the better ones are used up' },
    into: 'Where to',
    intoPublish: 'Publish at once',
    intoPublishHint: 'This word alone: what else is in the draft waits. Games under way get it, too.',
    intoDraft: 'Into the draft only',
    intoDraftHint: 'Games that were played are counted now, new refusals once the draft is published.',
    accept: 'Accept and count anew',
    objections: englishObjections,
    onlyOperator: 'You have signed in as an observer: only an operator can accept a word.',
  },
  about: (about) => aboutIn(about, englishCommands),
  outcomes: {
    published: 'Accepted and published.',
    drafted: 'Accepted into the draft.',
    'accepted already': 'This was accepted already.',
  },
  done: {
    heading: 'Counting anew',
    running: (tally) => `Counting: ${englishGames(tally.games)} have changed.`,
    whole: (tally) =>
      tally.games === 0
        ? 'Counted: no game has changed.'
        : `Counted: ${englishGames(tally.games)} changed, ${englishPoints(tally.points)} came back.`,
    interrupted: 'The counting did not succeed. Press “Count anew” again: nothing is done twice.',
    exchanged: (count) => `Prizes that are better now: ${count}. The former codes are void, “Promo codes” lists them.`,
    spent: (count) => `The code is spent, so the prize stays: ${count}.`,
    usedUp: (count) => `The better prizes are used up, so the former one stays: ${count}.`,
    left: (count) => `Games that could not be counted: ${count}. Try again in a minute.`,
  },
}
