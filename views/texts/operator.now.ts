import type { CallEnding } from '../../server/conversation/conversation.ts'
import type { Intervention, TakeOverProblem } from '../../server/game/game.ts'
import { en as problemsInEnglish, ru as problems } from './operator.problems.ts'

/** The operator's texts of the page `/operator`. */
export type NowTexts = typeof ru

type Does = Intervention | 'say'

const refusals: Record<TakeOverProblem, string> = {
  gone: 'Этого звонка уже нет, или Павел уже прощается.',
  'not playing': 'Сейчас ребус не загадан: решать нечего.',
  stale: 'Пока вы нажимали, на этот вопрос уже ответили. Ничего не изменилось.',
  'no easier picture': 'Это последняя картинка, проще нет. Можно засчитать или пропустить.',
  speaking: 'Павел ещё говорит то, что вы или другой оператор написали. Подождите несколько секунд.',
  silent: 'Линия не отвечает: Павел этого не скажет. Игра подождёт, пусть игрок перезвонит.',
}

const done: Record<Does, string> = {
  say: 'Павел это говорит.',
  accept: 'Ответ засчитан.',
  hint: 'Подсказка дана: картинка сменилась.',
  skip: 'Ребус пропущен.',
}

const logged: Record<Intervention, string> = { accept: 'засчитан ответ', hint: 'дана подсказка', skip: 'пропущен ребус' }

/** The answers of the telephone network that mean something to an organiser. */
const codes: Record<number, string> = {
  402: 'нет денег на счёте',
  403: 'звонок запрещён или упёрся в предел',
  404: 'такого номера нет',
  408: 'не дождались ответа',
  480: 'телефон недоступен',
  486: 'занято',
  487: 'положили трубку, не дождавшись',
  503: 'связь не работает',
  603: 'звонок отклонён',
}

export const ru = {
  heading: 'Сейчас',
  problems: {
    heading: 'Что не так',
    goesOn: 'Всё в порядке: игра идёт, делать ничего не нужно.',
    waits: 'Всё в порядке: игра открыта, сейчас никто не играет. Делать ничего не нужно.',
    /** `open`: how many points of the list of what is ready are left */
    unready: (open: number) => `Готово не всё: осталось ${open}.`,
    urgencies: { now: 'Срочно', soon: 'Скоро', look: 'Посмотрите' },
    told: problems,
    links: {
      codes: 'К промокодам',
      campaign: 'К кампании',
      office: 'К кассе',
      unsent: 'К списку',
      unusual: 'К списку',
      callbacks: 'К обратным звонкам',
      check: 'К проверке звонка',
    },
  },
  live: {
    screen: 'На экране у игрока',
    watched: 'Страница открыта',
    pavel: 'Павел',
    heard: 'Услышал',
    line: 'Линия',
    points: (points: number) => `+${points}`,
    takeOver: 'Вмешаться',
    takeOverLabel: (number: string) => `Вмешаться в звонок: ${number}`,
    others: (count: number) => `И ещё на линии: ${count}`,
    sureToStop: 'Завершить звонок? Павел извинится и положит трубку, игра подождёт.',
    back: 'Не завершать',
    prize: (title: string) => `Приз: ${title}`,
  },
  takeOver: {
    heading: 'Вмешаться',
    why: 'Всё, что вы сделаете, услышит игрок и увидит у себя на экране. В журнале останется, кто и что.',
    sentence: 'Что скажет Павел',
    hint: 'Одно-два предложения. Договорив, он снова ждёт ответа на тот же ребус.',
    say: 'Сказать',
    accept: (answer: string) => `Засчитать «${answer}»`,
    hintButton: 'Дать подсказку',
    skip: 'Пропустить ребус',
    empty: 'Напишите хоть слово.',
    tooLong: (most: number) => `Это слишком длинно: Павел скажет не больше ${most} знаков.`,
    done,
    late: 'До этой линии мы дотянуться не можем: Павел сделает это после следующих слов игрока.',
    refusals,
    logged: (about: string) =>
      about.startsWith('say: ') ? `Павел сказал: «${about.slice('say: '.length)}»` : (logged[about as Intervention] ?? about),
    over: 'Звонок окончен.',
    details: 'Как он прошёл',
    unavailable: {
      silent: 'Линия не отвечает.',
      unreachable: 'До линии дотянуться нельзя: сказанное дойдёт только после следующих слов игрока.',
    },
  },
  ended: {
    heading: 'Закончились сегодня',
    empty: 'Сегодня ещё ни один звонок не закончился.',
    how: 'Чем закончился',
    game: 'Игра',
    hungUp: { pavel: 'Павел попрощался', caller: 'собеседник положил трубку', line: 'пропал звук, связь оборвалась' },
    lost: 'связь пропала: от линии больше ничего не слышно',
    code: (code: number) => codes[code] ?? `не состоялся (код сети ${code})`,
    other: 'закончился сам',
    finished: (points: string) => `доиграл, ${points}`,
    left: (rebus: number, of: number, points: string) => `остановился на ребусе ${rebus} из\u00a0${of}, ${points}`,
    forFun: 'просто так',
    noGame: 'не играл',
    details: 'В деталях звонка — задержки, повторы и распознавание.',
  },
  unusual: { more: 'Показаны последние. Остальные — на странице «Люди».' },
  unsentMore: (count: number) => `И ещё ${count}.`,
}

export type EndedTexts = (typeof ru)['ended']

/** Returns how a call ended, in words. `outcomes` tells why our own calls reached nobody. */
export function describeEnding(
  ending: CallEnding,
  texts: EndedTexts,
  outcomes: Record<Extract<CallEnding, { kind: 'unreached' }>['outcome'], string>,
): string {
  switch (ending.kind) {
    case 'hung up':
      return texts.hungUp[ending.by]
    case 'lost':
      return texts.lost
    case 'unreached':
      return outcomes[ending.outcome]
    case 'code':
      return texts.code(ending.code)
    case 'other':
      return texts.other
  }
}

const codesInEnglish: Record<number, string> = {
  402: 'no money on the account',
  403: 'forbidden, or a limit reached',
  404: 'there is no such number',
  408: 'nobody answered in time',
  480: 'the telephone is unavailable',
  486: 'busy',
  487: 'hung up before it was answered',
  503: 'the connection does not work',
  603: 'declined',
}

export const en: NowTexts = {
  heading: 'Now',
  problems: {
    heading: 'What is wrong',
    goesOn: 'All is well: the game goes on, and there is nothing to do.',
    waits: 'All is well: the game is open, and nobody is playing now. There is nothing to do.',
    unready: (open) => `Not everything is ready: ${open} to do.`,
    urgencies: { now: 'Urgent', soon: 'Soon', look: 'Have a look' },
    told: problemsInEnglish,
    links: {
      codes: 'To the promo codes',
      campaign: 'To the campaign',
      office: 'To the ticket office',
      unsent: 'To the list',
      unusual: 'To the list',
      callbacks: 'To the calls back',
      check: 'To the check',
    },
  },
  live: {
    screen: 'On the player’s screen',
    watched: 'The page is open',
    pavel: 'Pavel',
    heard: 'Heard',
    line: 'Line',
    points: (points) => `+${points}`,
    takeOver: 'Take over',
    takeOverLabel: (number) => `Take over the call: ${number}`,
    others: (count) => `Also on the line: ${count}`,
    sureToStop: 'End the call? Pavel apologises and hangs up, and the game waits.',
    back: 'Do not end it',
    prize: (title) => `Prize: ${title}`,
  },
  takeOver: {
    heading: 'Take over',
    why: 'The player hears all that you do, and sees it on the screen. The log keeps who did what.',
    sentence: 'What Pavel says',
    hint: 'A sentence or two. Then he waits for the answer to the same rebus again.',
    say: 'Say it',
    accept: (answer) => `Accept “${answer}”`,
    hintButton: 'Give a hint',
    skip: 'Skip the rebus',
    empty: 'Write a word at least.',
    tooLong: (most) => `That is too long: Pavel says at most ${most} characters.`,
    done: {
      say: 'Pavel is saying it.',
      accept: 'The answer is accepted.',
      hint: 'The hint is given: the picture has changed.',
      skip: 'The rebus is skipped.',
    },
    late: 'This line cannot be reached: Pavel does it after the player’s next words.',
    refusals: {
      gone: 'That call has ended, or Pavel is saying goodbye.',
      'not playing': 'No rebus is being asked: there is nothing to decide.',
      stale: 'Somebody has answered meanwhile. Nothing has changed.',
      'no easier picture': 'This is the last picture, there is no easier one. Accept the answer, or skip.',
      speaking: 'Pavel is still saying what you or another operator wrote. Wait some seconds.',
      silent: 'The line does not answer: Pavel will not say it. The game waits; have the player call again.',
    },
    logged: (about) =>
      about.startsWith('say: ')
        ? `Pavel said: “${about.slice('say: '.length)}”`
        : ({ accept: 'accepted the answer', hint: 'gave a hint', skip: 'skipped the rebus' }[about] ?? about),
    over: 'The call has ended.',
    details: 'How it went',
    unavailable: {
      silent: 'The line does not answer.',
      unreachable: 'The line cannot be reached: what you do is heard after the player’s next words.',
    },
  },
  ended: {
    heading: 'Ended today',
    empty: 'No call has ended today.',
    how: 'How it ended',
    game: 'Game',
    hungUp: { pavel: 'Pavel said goodbye', caller: 'the caller hung up', line: 'no sound came through any more' },
    lost: 'lost: nothing more was heard from the line',
    code: (code) => codesInEnglish[code] ?? `failed (the network’s code ${code})`,
    other: 'ended by itself',
    finished: (points) => `finished, ${points}`,
    left: (rebus, of, points) => `stopped at rebus ${rebus} of\u00a0${of}, ${points}`,
    forFun: 'no prize',
    noGame: 'did not play',
    details: 'A call’s page tells of delays, retries and recognition.',
  },
  unusual: { more: 'These are the newest. The others are among the people.' },
  unsentMore: (count) => `And ${count} more.`,
}
