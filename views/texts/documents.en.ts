import type { documents as russian } from './documents.ru.ts'

/** The rules of a campaign and its consent, in English. */

const plural = new Intl.PluralRules('en')
const counted = (n: number, word: string) => `${n} ${word}${plural.select(n) === 'one' ? '' : 's'}`

const templates: typeof russian.templates = {
  rulesHow:
    'Pavel shows rebuses on the screen and hears the answers by telephone: a game has {rebuses} of them, and each hides a word. ' +
    'There are three attempts at each, every one with an easier picture and fewer points for the right answer.',
  rulesWho: 'Anybody with a telephone number of their own may play. {numbers}',
  rulesAttempt: 'One attempt per number. If the line is lost, call again within {minutes}, and the game goes on where it was.',
  rulesSpend: '{where} {until}',
  consentSentence: 'I agree to {consent} and accept {rules}.',
  consentText:
    '## To whom\n\n{organiser}\n\n' +
    '## What for\n\nTo recognise your call, call you back if you ask, run the game, count the one attempt and hand over the prize.\n\n' +
    '## Which data\n\nYour telephone number. Everything you say and write to Pavel during the game: speech is recognised and kept ' +
    'as text, and the server stores no sound. Points and the prize. The version of this consent, and when you gave it. ' +
    'The network address is kept only as an unreadable mark, so that nobody takes up the whole line. A random token stays in your ' +
    'browser, by which the page knows you after a reload.\n\n' +
    '## Who else processes them\n\nCalls and messages go through the telephone platform Voximplant, and the recogniser of ' +
    '{recogniser} turns speech into text. Voximplant keeps a call history of its own.\n\n' +
    '## For how long\n\n{kept}\n\n' +
    '## How to change your mind\n\n{withdrawal}',
}

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

const atOrganiser: typeof russian.rules.contact = (contact) => {
  switch (contact?.kind) {
    case 'e-mail':
      return `Write to the organiser: ${contact.shown}.`
    case 'number':
      return `Call the organiser: ${contact.shown}.`
    case 'link':
      return `Turn to the organiser: ${contact.shown}.`
    case undefined:
      return 'Turn to the organiser.'
  }
}

export const documents: typeof russian = {
  templates,
  sentence,
  organiser: {
    ofConference: (conference) => `the organiser of the conference “${conference}”`,
    unknown: 'the organiser of the conference',
  },
  rules: {
    title: 'Rules of the game',
    headings: {
      organiser: 'Who runs it',
      dates: 'When',
      how: 'How to play',
      prizes: 'Prizes',
      who: 'Who may play',
      spend: 'Where to spend the code',
      more: 'Besides',
      personal: 'Personal data',
      contact: 'Whom to ask',
    },
    organiser: (organiser) => sentence(`The game is run by ${organiser}`),
    between: (from, to) => `From ${from} to ${to}.`,
    from: (from) => `From ${from}. Its page will say when the game is over.`,
    to: (to) => `Until ${to}.`,
    always: 'No dates are set: you can play as long as the page of the game takes numbers.',
    zone: (name, city) => `Time zone: ${name} (${city}).`,
    finishLater: 'A game that began before the end can be finished.',
    points: (most) =>
      `The points for all rebuses add up, to ${most} at most. There is one prize: the best that the points are enough for.`,
    prize: ({ title, atLeast, count }) =>
      `${title}: ${atLeast === 0 ? 'for any finished game' : `from ${counted(atLeast, 'point')}`}, ${count}.`,
    count: {
      most: (most) => `${most} to be won`,
      codes: 'while there are promo codes',
      unlimited: 'any number of them',
    },
    nextDown: 'When the prizes of one kind are used up, a winner gets the next one down the list.',
    noPrizes: 'This game has no prizes: it is played for the fun of it.',
    rebuses: String,
    minutes: (count) => counted(count, 'minute'),
    numbers: {
      home: 'It has to be a Russian number.',
      any: 'A number of any country will do.',
      these: (countries) => `It has to be a number of one of these countries: ${countries}.`,
      texted: 'It has to be a number that text messages reach: the promo code comes in one.',
    },
    staff: 'Those who work for the organiser do not take part.',
    where: {
      shown: 'The promo code appears on the screen as soon as the game is over.',
      texted: 'The promo code comes in a text message to the number that played.',
      link: (link) => `Enter it when you buy a ticket: ${link}.`,
      ask: 'The organiser tells you where to spend it.',
    },
    until: (day) => `It is good until the end of ${day}.`,
    personal:
      'Your number and your answers are processed only with your consent. You may change your mind at any time: the number and the whole conversation are erased, and a game that still goes on ends without a prize.',
    consentLink: 'Read the whole consent',
    contact: atOrganiser,
    back: 'Back to the game',
    ofWhat: (name) => `A game by telephone: ${name}`,
  },
  consent: {
    title: 'Consent to the processing of personal data',
    kept: (days) =>
      days === undefined
        ? 'Until you ask for them to be erased.'
        : `${counted(days, 'day')} after the game the number and the whole conversation are erased. What stays are the points, and an unreadable mark that the attempt was used.`,
    withdrawal: (contact) =>
      `${atOrganiser(contact)} The number and the whole conversation are erased. What stays are the points, and an unreadable mark that the attempt was used; a game that still goes on ends without a prize. Voximplant’s support erases the call history there.`,
    version: (version) => `Version ${version}`,
    former: 'This is a former version, for those who left their number before.',
    current: 'The consent as it is now',
    rules: 'Rules of the game',
  },
}
