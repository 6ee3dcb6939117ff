import type { calling as russian } from './calling.ru.ts'

/** A number of points. */
export const points = (n: number) => `${n} ${n === 1 ? 'point' : 'points'}`

const timeIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: '2-digit' }).format(at)
const dayIn = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** What Pavel says in English about calls and callbacks, about text messages, and in the first-call check. */
export const calling: typeof russian = {
  callMe: {
    asked: 'Call me',
    soon: 'Noted. Keep your phone within reach: I dial as soon as your turn comes.',
    afterPause: 'I call again in a minute. The telephone needs to cool down; it is warm-blooded.',
    later: ({ at, now, zone }) =>
      `It is ${timeIn(now, zone)} where you are: no decent reptiloid calls at such an hour. ` +
      `I will call ${dayIn(at, zone) === dayIn(now, zone) ? 'today' : 'tomorrow'} at ${timeIn(at, zone)}.`,
    calledOff: 'As you wish, I am not calling. Should you feel like playing, dial me yourself.',
    askDigits:
      'I call from the conference’s site: you asked me to play? Say or key in the four digits from the chat. ' +
      'You asked for nothing? Press nine and the hash key, and I never call again.',
    digitsSilent:
      'I am in no hurry. Is the chat on this phone? Switch on the loudspeaker, and say the four digits from the chat.',
    askDigitsAgain: ({ left }) =>
      `The chat has other digits. Look again: there are four.${left === 1 ? ' This is the last try.' : ''}`,
    notProved: 'No digits, no game: any paw may have picked up. Your attempt is safe: ask me in the chat to call again. Goodbye.',
  },
  hiddenNumber: {
    callsBack:
      'I see your page, but not your number. I call you back, at the number in the chat. Remember the four digits on the screen: ' +
      'I ask for them again.',
    callsBackChat: (phone) =>
      `The number is hidden, and I give prizes only to those I recognise. I call back ${phone}. Keep the digits: I will ask for them again.`,
    playsForFun: ({ rebuses }) =>
      'Your number is hidden, and I cannot call back. Let us play for fun: no prize, and no attempt spent. ' +
      `For the prize, call and show your number. There are ${rebuses} rebuses on your screen.`,
    enoughFun: 'That is enough play just for fun today. Call and show your number, and we play for the prize. See you.',
    noFun: 'Your number is hidden, and I cannot call back now. Call and show your number, and we play for the prize. See you.',
    finishedFun: ({ points: earned }) =>
      `That was the last rebus. You have ${points(earned)}, all for the fun of it. Your attempt is still yours: ` +
      'for the prize, call and show your number. See you.',
    funWaits: ({ points: earned }) =>
      `You have ${points(earned)}, all for the fun of it. Your attempt is still yours: for the prize, call and show your number.`,
    funIsOver:
      'This game is over. There was no prize, and your attempt is still yours: for the prize, call and show your number.',
  },
  neverAgain: 'Understood: I never call this number again. If you change your mind, call me. All the best.',
  callsAllowedAgain: 'You asked me not to call. Since you call me, I may again; to forbid it, press nine and hash.',
  calling: (number) => `Calling ${number}`,
  unreached: {
    busy: 'Engaged. Somebody was quicker than I am, and I have four legs.',
    'no answer': 'Nobody picked up. I understand: an unknown number, and a reptiloid at the end of it.',
    refused: 'The call was declined. No offence taken: my blood is cold.',
    unavailable: 'The phone is off, or out of reach. I like to lie under a rock myself.',
    unproved: 'Somebody picked up, but I did not hear the right digits from the chat. The attempt is safe.',
    machine: 'An answering machine took the call. A pleasant voice, but weak at rebuses. The attempt does not count.',
    impossible: 'The network assures me that this number cannot be reached.',
    'no money': 'My account has run dry and the call did not go through. The organisers know already.',
    limit: 'I have made all the calls I may make today. The organisers know already.',
    failed: 'The call did not work out: trouble on our side, not on yours.',
    blocked: 'I was asked not to call this number again. Should you change your mind, dial me yourself.',
    ceiling: 'While you waited, the calls that I may make in a day ran out. Dial me yourself, or ask again tomorrow.',
  },
  tryAgain: ({ left }) => (left === 1 ? 'I can try again, once more.' : 'I can try again.'),
  triedEnough: 'Three calls a day are the limit of good manners. Your turn: call me.',
  lineIsSilent: ({ minutes }) =>
    `The line does not answer, and the game waits. Say something into the phone, or call again within ${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'}.`,
  lineIsBack: 'The line answers again. On we go.',
  sms: {
    text:
      (name) =>
      ({ prize, code }) =>
        `${name}: ${prize}. Promo code ${code}.`,
    until: (day) => `Valid until ${shortDay.format(new Date(day))}.`,
    sent: (phone) => `I have sent the promo code in a text message as well, to ${phone}.`,
    failed: 'The text message with the promo code did not go out. No harm done: the code is on your screen, keep it.',
    ceiling:
      'No text message with the promo code today: the messages that I may send in a day ran out. No harm done: the code is on your screen, keep it.',
    only: {
      sent: (phone) => `I have sent the promo code in a text message to ${phone}. I show it nowhere else: keep the message.`,
      failed: (phone) =>
        `The text message with the promo code to ${phone} did not go out. Your win is recorded: write to the organisers, they send the code.`,
    },
  },
  check: {
    greeting: 'This is a test call. Listen, and do not hang up until I ask you to.',
    long: 'This is a long phrase, and I shall not be allowed to finish it: another begins in the middle, to see what becomes of this one.',
    short: 'One.',
    echo:
      'Please put the telephone on loudspeaker and be quiet. I am listening whether my own voice comes back to me: ' +
      'chameleon, dinosaur, tortoise, crocodile.',
    request: 'Now say something, for example: reptiloid.',
    hangUp:
      'Thank you. Now hang up without hearing me out. I go on talking until you do: reptiloids were here before people, ' +
      'have more patience, and are in no hurry at all. Please hang up right now.',
  },
}
