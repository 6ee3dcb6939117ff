import type { Spoken } from './spoken.ts'

/** The texts of a rehearsal: an operator plays a draft, chat and telephone beside each other. */
const ru = {
  language: 'ru',
  heading: 'Пробная игра',
  offer:
    'Чат и телефон — рядом, в одном окне. Звонок ненастоящий: до живых телефонов он не дойдёт, промокодов и попыток не потратит, ' +
    'в цифры не попадёт.',
  begin: 'Сыграть черновик',
  faulty: 'Сыграть пока нельзя. Сначала исправьте ошибки:',
  stillFaulty: 'Сыграть пока нельзя: в черновике есть ошибки.',
  title: (campaign: string) => `Пробная игра · ${campaign}`,
  again: 'Сыграть сначала',
  backToQuiz: 'К викторине',
  how: 'Как играть',
  howTo: 'Отметьте согласие и нажмите «Вот мой номер» в чате, потом «Позвонить» на телефоне: номер в обоих местах уже вписан.',
  lasts: 'Проба хранится два часа и стирается вместе со всем, что в ней было.',
  chat: 'Чат',
  telephone: 'Телефон',
  switch: 'Что показать',
  over: {
    title: 'Эта проба закончилась',
    text: 'Пробы живут два часа, а новая сразу стирает прежнюю. Начните ещё раз со страницы викторины.',
  },
  codeNote: 'Это была проба: промокод не выдаётся. В настоящей игре он появится здесь.',
  spoken: {
    finishedWithoutCode: ({ points, prize }) =>
      `Это был последний ребус. Очков: ${points}. Ваш приз: ${prize}. Это была проба, поэтому промокода не будет. ` +
      'Настоящему победителю я бы его сейчас показал.',
    countedWithoutCode: ({ points, prize }) =>
      `Ждал сколько мог, теперь считаю как есть. Очков: ${points}. Ваш приз: ${prize}. Это была проба, промокода не будет.`,
  } satisfies Partial<Spoken>,
}

export type RehearsalTexts = Omit<typeof ru, 'spoken'> & { spoken: Pick<Spoken, keyof (typeof ru)['spoken']> }

const en: RehearsalTexts = {
  language: 'en',
  heading: 'Test play',
  offer:
    'The chat and a telephone, side by side in one window. The call is not real: it reaches no real telephone, uses up no promo code ' +
    'and no attempt, and counts in no figure.',
  begin: 'Play the draft',
  faulty: 'It cannot be played yet. First mend these faults:',
  stillFaulty: 'It cannot be played yet: the draft has faults.',
  title: (campaign) => `Test play · ${campaign}`,
  again: 'Play again from the start',
  backToQuiz: 'Back to the quiz',
  how: 'How to play',
  howTo: 'Agree and send the number in the chat, then press “Call” on the telephone: the number is filled in at both places.',
  lasts: 'A test play is kept for two hours, and then erased with everything in it.',
  chat: 'Chat',
  telephone: 'Telephone',
  switch: 'What to show',
  over: {
    title: 'This test play is over',
    text: 'A test play lasts two hours, and a new one erases it at once. Begin again from the page of the quiz.',
  },
  codeNote: 'This was a test play, so there is no promo code. In a real game it appears here.',
  spoken: {
    finishedWithoutCode: ({ points, prize }) =>
      `That was the last rebus. Points: ${points}. Your prize: ${prize}. This was a test play, so there is no promo code. ` +
      'A real winner would see it now.',
    countedWithoutCode: ({ points, prize }) =>
      `I waited as long as I could. Points: ${points}. Your prize: ${prize}. This was a test play, so there is no promo code.`,
  },
}

/** Returns the texts of a rehearsal in this language. */
export const rehearsalTextsIn = (language: 'ru' | 'en'): RehearsalTexts => ({ ru, en })[language]
