import type { Called } from './called.ts'
import type { Texts } from './chat.ts'
import { closed } from './closed.en.ts'
import { demo } from './demo.en.ts'
import { documents } from './documents.en.ts'
import { page } from './page.en.ts'
import { share } from './share.en.ts'

const plural = new Intl.PluralRules('en')

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
/** A day that stays on one line. */
const longDay = (day: string) => dayFormat.format(new Date(day)).replaceAll(' ', '\u00a0')

/** Every text of the page and the chat, in English, where he is called so. */
export const en = (called: Called): Texts => ({
  language: 'en',
  demo,
  documents,
  page: page(called),
  share: share(called),
  pavel: {
    name: called.name,
    role: called.role,
    portrait: `${called.name}: a green reptiloid in a jacket and tie, wearing a headset`,
  },
  chat: {
    open: called.play,
    close: 'Close the chat',
    log: called.talk,
    offline: 'Lost the server for a moment, coming back…',
    forgets: 'Your browser lets me remember nothing: reload the page, and the game is gone from it.',
    noScripts: 'Without JavaScript I am deaf and blind. Turn it on for this site, and reload the page.',
    noCampaign: 'I have no such game. Either it was renamed, or I have eaten it. Do tell those on whose site you have found me.',
    tooManyWindows: 'The chat is open in so many windows that I fall silent in this one. Need me here? Reload the page.',
  },
  closed,
  number: {
    greeting: [
      `Ah, company. I am ${called.name}, your ${called.role}. Biting is forbidden me; giving tickets away is not.`,
      'I show the rebuses here and hear your answers over the phone. Let us start with your number.',
    ],
    forgotten: [
      'I have forgotten everything, as I should: your number, our talk, even your voice. Reptiloids can do that.',
      'If you change your mind, we can start over. It is still one attempt each, mind you.',
    ],
    label: 'Your phone number',
    example: '+7 900 000-00-00',
    send: 'Here is my number',
    consent: {
      sentence: documents.templates.consentSentence,
      links: { consent: 'the processing of my personal data', rules: 'the rules of the game' },
    },
    problems: {
      empty: 'Emptiness is beautiful, but nobody answers there. I need a number.',
      'not a number': 'That does not look like a number. And I have seen things, dinosaurs included.',
      'too short': 'Too few digits: it breaks off at the best part. Do go on.',
      'too long': 'Too many digits, even by the standards of my planet. Take some away.',
      impossible: 'There is no such number. I checked every directory, cave paintings included.',
      ours: 'That is my own number. I can call myself any time. I need yours.',
      emergency: 'The emergency services are busy. Let us not distract them with rebuses: your number, please.',
      abroad:
        'A number from abroad, and my 8-800 cannot be dialled from there. Borders were not our idea. Have you a Russian one?',
      foreign:
        'Numbers of that country cannot play here: the organisers decided so. Borders were not our idea. Have you another?',
      'no messages':
        'No text message reaches this number, and I send the promo code in a message only: nobody trusts me with pigeons. Have you a mobile one?',
      'no consent': 'I take no number without consent: a reptiloid, but a well-bred one. Tick the box.',
      'consent changed':
        'While you were thinking, the organisers changed the consent. Look at the new text and tick the box again.',
      played:
        'I see a familiar number on the screen of my non-existent mobile. One attempt per pair of hands: those are the rules.',
      'asked too often': 'I have been told this number several times today, and I am no directory. Try again in an hour.',
      'too often': 'Numbers rain down faster than I can flick my tail. Take a breath and try again.',
      unavailable: 'My tail has gone numb. The database, I mean. Your number is safe in the field, try again in a minute.',
    },
  },
  stage: {
    states: {
      closed: 'The game is closed',
      waiting: 'Waiting for your call',
      queued: 'I call you soon',
      calling: 'Calling you. Do pick up!',
      ringing: 'I see your call. Straightening my tie…',
      digits: 'We are on the line. Say or key in your call code',
      playing: 'We are on the line',
      lost: 'The line was lost. The game waits',
      finished: 'The game is over',
      elsewhere: 'This number is playing in another window',
      played:
        'I see a familiar number on the screen of my non-existent mobile. One attempt per pair of hands: those are the rules.',
    },
    call: 'Call me',
    orCall: 'Cannot wait? Call me yourself',
    callAgain: 'Call again and we go on where we were',
    free: 'The call is free within Russia',
    another: 'Another number',
    callMe: 'Call me',
    callMeAgain: 'Call me again',
    place: (before) => (before === 0 ? 'You are next.' : `${before}\u00a0${before === 1 ? 'call' : 'calls'} before yours.`),
    wait: (seconds) =>
      seconds <= 10
        ? 'I dial in a few seconds.'
        : seconds < 90
          ? `I dial in about ${Math.ceil(seconds / 10) * 10}\u00a0seconds.`
          : `I dial in about ${Math.ceil(seconds / 60)}\u00a0min.`,
    callsAt: (time) => `I call at ${time}, your time.`,
    calledNow: 'Your phone will show my number. It is no scam, it is me.',
    callOff: 'Do not call',
    notCalled: {
      enough: 'Three calls a day to one number are the limit of good manners. Your turn: call me.',
      forbidden: 'I may not call this number, and I will not argue. But I do answer the phone: dial me yourself.',
      ceiling: 'So many calls in one day are too much even for four legs. Dial me yourself, or ask again tomorrow.',
    },
    qr: 'A QR code with the phone number',
    scan: 'Or point your phone’s camera here',
    digits: 'Call code',
    digitsWhy: 'In case I do not know you by your number',
    digitsRemember: 'Remember it: I ask as soon as you pick up',
    forFun: {
      plays: 'We play without a prize: the number is hidden. Your attempt is safe.',
      over: 'There was no prize, and your attempt is safe. For the prize, call and show your number.',
    },
    callForPrize: 'Play for the prize',
    digitsNow: 'Key it in on the phone, or say it out loud',
    rebus: (number, of) => `Rebus ${number} of ${of}`,
    attempt: (attempt) => `Attempt ${attempt} of 3`,
    worth: (points) => `worth ${points}\u00a0${pointsWord(points)}`,
    points: 'Points',
    pointsOf: (most) => `of ${most}`,
    solved: (answer) => `The answer: ${answer}`,
    gained: (points) => `+${points}\u00a0${pointsWord(points)}`,
    nothingGained: 'no points',
    waitsUntil: { before: 'I wait until\u00a0', after: ' Moscow time. Then I count the game as it stands.' },
    won: 'You have won',
    scored: (points, most) => `${points} of ${most} ${pointsWord(most)}`,
    code: 'Promo code',
    copy: 'Copy',
    spend: 'Use the promo code',
    worthOf: (discount, price) =>
      discount === 100 ? `Instead of ${price}, you pay nothing.` : `The usual price of a ticket: ${price}.`,
    spendUntil: (day) => `The promo code is valid up to and including ${longDay(day)}.`,
    calendar: 'Put the conference into my calendar',
    copied: 'Copied',
    byMessage: {
      waits: (number) => `The promo code is going out in a text message to ${number}. It will not be shown here.`,
      sent: (number) => `The promo code has gone out in a text message to ${number}. Keep the message: the code is not here.`,
      failed: (number) => `The text message to ${number} did not go out. Your win is on record: write to the organisers.`,
    },
    codesRanOut: 'The promo codes ran out before the winners did. Your prize is on record: show this screen to the organisers.',
    prizeRevoked: 'The organisers have taken the prize back; the points remain yours. If that is a mistake, write to them.',
  },
  entry: {
    via: { voice: 'by voice', keys: 'by key', typed: 'in the chat' },
    verdicts: { right: 'right', wrong: 'wrong', hint: 'hint', skipped: 'skipped' },
    points: (points) => `+${points}`,
  },
  controls: {
    label: 'Say it with a button',
    commands: { repeat: 'Repeat', hint: 'Hint', skip: 'Skip' },
    hangUp: 'Hang up',
  },
  composer: {
    label: 'Your answer',
    example: 'Writing works, too',
    send: 'Send',
    problems: {
      empty: 'A blank: restful, but no answer. One word, at least.',
      'too long': 'An answer is a word, not a novel. Shorter, please.',
      stale: 'That rebus has left. Answer the one on the screen.',
      'not playing': 'We are not on the line. First the call, then the answers: I am fond of ceremony.',
      'too often':
        'You write faster than I read, and I read with both eyes at once. Your answer is safe in the field: breathe, then send it again.',
      unavailable: 'The database is having a lie-down. Your answer is safe in the field, send it again in a minute.',
    },
  },
  failure: {
    'not found': {
      title: 'No such page',
      text: 'I have searched every burrow: nothing here. Shall we go back to where the tickets are?',
    },
    broken: {
      title: 'Something broke',
      text: 'On our side, not on yours. Engineers are running, some of them on two legs. Reload the page in a minute.',
    },
    'unknown page': {
      title: 'I do not know this page of mine',
      text: 'Your request reached me other than it left you: something got lost on the way. Reload the page; if that does not help, tell the organisers: the reason is in the log of the server.',
    },
    'too often': {
      title: 'Not so fast',
      text: 'I am a reptiloid, not a hummingbird: I cannot keep up with you. Take a breath and try again.',
    },
    'no database': {
      title: 'My memory is gone',
      text: 'The database does not answer. The game and the points are safe; I will be back once I recall where I put them.',
    },
    starting: {
      title: 'One moment, I am waking up',
      text: 'The server is starting. This page opens by itself, there is no need to reload it. The game and the points are safe.',
    },
    home: 'To the front page',
  },
})

function pointsWord(points: number) {
  return plural.select(points) === 'one' ? 'point' : 'points'
}
