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
      'Hello! I call from the conference’s site: somebody asked me to call and play. Key in or say the four digits from the chat. ' +
      'Is the chat on this very phone? Switch on the loudspeaker, I can wait. You asked for nothing? Just hang up, and if I am never to ' +
      'call again, press nine and the hash key.',
    digitsSilent: 'I am in no hurry. I need the four digits from the chat: key them in or say them.',
    askDigitsAgain: ({ left }) =>
      `The chat has other digits. Look again and key in all four.${left === 1 ? ' This is the last try.' : ''}`,
    notProved:
      'I do not begin without the digits: anybody may have picked up. Your attempt is safe. Open the chat and ask me to call again. Goodbye.',
  },
  hiddenNumber: {
    callsBack:
      'I can see your page, but you hide your number. Never mind, I call you back, at the number in the chat. Keep the four digits on the ' +
      'screen in mind: I ask for them again.',
    callsBackChat: (phone) =>
      `The number is hidden, and I give prizes only to those I recognise. I call back ${phone}. Keep the digits: I will ask for them again.`,
    playsForFun: ({ rebuses }) =>
      'You hide your number, and I cannot call you back right now. So let us play just for fun: no prize, but your attempt is not spent either. ' +
      `For the prize, call later and show your number. There are ${rebuses} rebuses, with a word hidden in each.`,
    enoughFun: 'That is enough play just for fun today. Call and show your number, and we play for the prize. See you.',
    noFun:
      'You hide your number, and I cannot call you back right now. Call and show your number, and we play for the prize. See you.',
    finishedFun: ({ points: earned }) =>
      `That was the last rebus. You have ${points(earned)}, all for the fun of it: there was no prize, and your attempt is still yours. ` +
      'For the prize, call and show your number. See you.',
    funWaits: ({ points: earned }) =>
      `You have ${points(earned)}, all for the fun of it. Your attempt is still yours: for the prize, call and show your number.`,
    funIsOver:
      'This game is over. There was no prize, and your attempt is still yours: for the prize, call and show your number.',
  },
  neverAgain:
    'Understood: I will never call this number again, whoever asks. If you change your mind, just call me. All the best.',
  callsAllowedAgain:
    'You asked me not to call you, but since you are calling, I may again. To forbid it once more, press the same keys: nine and hash.',
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
    request: 'Now say something, for example: reptiloid.',
    hangUp:
      'Thank you. Now hang up without hearing me out. I go on talking until you do: reptiloids were here before people, ' +
      'have more patience, and are in no hurry at all. Please hang up right now.',
  },
}
