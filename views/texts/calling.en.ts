import type { calling as russian } from './calling.ru.ts'

const timeIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: '2-digit' }).format(at)
const dayIn = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

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
  },
  calling: (number) => `Calling ${number ?? ''}`.trim(),
  unreached: {
    busy: 'Engaged. Somebody was quicker than I am, and I have four legs.',
    'no answer': 'Nobody picked up. I understand: an unknown number, and a reptiloid at the end of it.',
    refused: 'The call was declined. No offence taken: my blood is cold.',
    unavailable: 'The phone is off, or out of reach. I like to lie under a rock myself.',
    machine: 'An answering machine took the call. A pleasant voice, but weak at rebuses. The attempt does not count.',
    impossible: 'The network assures me that this number cannot be reached.',
    'no money': 'My account has run dry and the call did not go through. The organisers know already.',
    limit: 'I have made all the calls I may make today. The organisers know already.',
    failed: 'The call did not work out: trouble on our side, not on yours.',
  },
  tryAgain: ({ left }) => (left === 1 ? 'I can try again, once more.' : 'I can try again.'),
  triedEnough: 'Three tries are the limit of good manners. Your turn: call me.',
  lineIsSilent: ({ minutes }) =>
    `The line does not answer, and the game waits. Say something into the phone, or call again within ${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'}.`,
  lineIsBack: 'The line answers again. On we go.',
  sms: {
    text: ({ prize, code }) => `Pavel: ${prize}. Promo code ${code}. See you at the conference!`,
    sent: (phone) => `I have sent the promo code in a text message as well, to ${phone}.`,
    failed: 'The text message with the promo code did not go out. No harm done: the code is on your screen, keep it.',
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
