import type { Called } from './called.ts'
import { calling, points } from './calling.en.ts'
import { closed } from './closed.en.ts'
import { comments } from './comments.en.ts'
import type { RulesPhrases, Spoken, Wanted } from './spoken.ts'

/** What Pavel says on the phone, in English. He is a reptiloid and does not deny it. */

const ordinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** Which rebus it is, of how many. */
export const place = (number: number, of: number) => `rebus ${number} of ${of}`

export const spoken = ({ name, play }: Pick<Called, 'name' | 'play'>): Spoken => ({
  ...calling,
  ...comments,
  closed,
  robot: `This is ${name}, a robot.`,
  sms: { ...calling.sms, text: calling.sms.text(name) },
  welcome: ({ rebuses }) => `Good day, mammal. A reptiloid hides ${rebuses} words in pictures.`,
  welcomeCalled: 'The digits match: you called, I crawled. See your screen.',
  rebus: ({ number, of }) =>
    number === 1 ? 'What is the word?' : `${number === of ? 'The last' : `Rebus ${ordinals[number - 1] ?? number}`}: what word?`,
  rules: ({ organiser, prizes }) =>
    `The rules in short. The game is run by ${organiser}. One attempt per number. The sooner the right answer, the more points. ` +
    `To be won: ${prizes}. The rest, and whom to ask, is in the rules on the page of the game.`,
  silentGoodbye: 'Deep in thought? I do not disturb. The game waits: call again and we go on.',
  welcomeBack: ({ number, of, points: earned }) =>
    `Ah, you again, still warm. ${points(earned)}, ${place(number, of)}. What is the word?`,
  finished: ({ points: earned, prize }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. The code is on your screen. To hear it, say "spell it".`,
  finishedByMessage: ({ points: earned, prize, ending }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. I never read codes aloud: ` +
    `a text message goes to the number that ends in ${ending}. See you at the conference.`,
  finishedWithoutCode: ({ points: earned, prize }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. Only the promo codes died out before the winners. ` +
    'Your prize is on record: show your screen to the organisers. See you.',
  code: ({ code }) => `Here it is. ${spell(code)}. Once more? Say "repeat".`,
  codeCaption: 'I am spelling the promo code out, although it is right in front of you.',
  farewell: 'A pleasure. See you at the conference: you will know me by the tie.',
  askDigits: (wanted) => `I cannot see which browser you belong to. Key in or say ${digits(wanted)}.`,
  askDigitsAgain: ({ left, ...wanted }) =>
    `None of my screens shows that code. Try again: ${digits(wanted)}.` + (left === 1 ? ' This is the last try.' : ''),
  digitsSilent: (wanted) => `I am waiting for ${digits(wanted)}. By voice or by keys.`,
  triedTooOften:
    `This number has tried enough codes today to open a safe. On the conference site, press "${play}" ` +
    'and enter this number: then I know you without a code.',
  notPaired: `This is not working out. On the conference site, press "${play}", enter your number, and call. I will not slither off.`,
  alreadyPlayed:
    'I see a familiar number on the screen of my non-existent mobile. One attempt per pair of hands: those are the rules.',
  foreign: 'Numbers of your country cannot play here: the organisers decided so. Borders were not our idea. Goodbye.',
  playsElsewhere:
    'This number is already playing in another browser. Call from the phone you began with: only my tongue is forked.',
  takenOver: 'You are already talking to me on another line. Let us go on there.',
  lineWasLost: 'This line is closed already. Please call again: the game waits.',
  hangingUp: 'Hanging up, as you wish. The game waits: call again and we go on.',
  longCall: {
    game: 'We have talked for long, and my tail is numb. The game waits: call again and we go on.',
    digits: 'We have talked for long, and still no code. Look at the chat and call again: I will not slither off.',
  },
  countedAtCeiling: ({ points: earned, prize }) =>
    `Even the dinosaurs died out faster. I count the game as it stands: ${points(earned)}. Your prize: ${prize}. See you at the conference.`,
  stopped: 'I beg your pardon, I am wanted in a meeting. The game waits: call again a little later.',
  forgotten: 'I am asked to forget your number, and I do. Lovely to have met you, whoever you were. Goodbye.',
  byOperator: {
    right: 'The organisers accepted the answer.',
    hint: 'The organisers gave a hint.',
    skipped: 'The organisers skipped the rebus.',
  },
  givenBack: {
    said: 'From the egg again: the organisers have given you your attempt back. Call again and we play anew.',
    written: ({ hadCode }) =>
      'The organisers have given the attempt back: the former game does not count' +
      (hadCode ? ', and its promo code is void. ' : '. ') +
      'Call me and we play anew.',
    anotherCode: ({ hadCode, code }) =>
      (hadCode
        ? 'The organisers have replaced your promo code: the former one is void. '
        : 'The organisers have found a promo code for you. ') +
      (code === null ? 'I send it by message.' : `Here it is: ${code}.`),
    prizeRevoked: ({ hadCode }) =>
      `This is awkward, even for cold blood: the organisers have taken the prize back${hadCode ? ', and its promo code is void' : ''}. ` +
      'The points remain yours. If that is a mistake, write to the organisers: the rules of the game say how.',
  },
  countedAnew: {
    solved: 'I stand corrected: your answer was right, and the reptile erred.',
    attemptBack: 'I stand corrected: that was a request, no answer. You have your attempt back.',
    betterPrize: ({ points: earned, prize }) =>
      `The organisers counted your game anew: you have ${points(earned)} now. Your prize is better: ${prize}. ` +
      'The new code is on your screen, the former one is void. To hear it, say "spell it".',
    written: ({ answer, gained, points: earned }) =>
      `The organisers have counted your game anew: your answer to the rebus “${answer}” counts. Plus ${points(gained)}, ${earned} in all.`,
    attemptWritten: 'The organisers have counted your game anew: you have an attempt back.',
    pointsWritten: ({ gained, points: earned }) =>
      `The organisers have counted your game anew. Plus ${points(gained)}, ${earned} in all.`,
    prizeWritten: ({ prize, hadCode }) =>
      `And your prize is a better one: ${prize}.` + (hadCode ? ' The promo code is new, the former one is void.' : ''),
  },
  filler: 'One second, my crest is thinking.',
  goodbye: 'I beg your pardon, a technical break: I am shedding my skin. The game waits: call again a little later.',
  opened: {
    visitor: (phone) => `My number: ${phone}`,
    pavel: 'Noted. Now call me: I answer in person, and the pictures appear here.',
  },
  wentOn: 'You were still speaking: the whole phrase counts, its beginning does not.',
  called: (caller) => (caller ? `A call from ${caller}` : 'A call from a hidden number'),
  hungUp: ({ minutes, seconds }) => `The call is over: ${minutes}:${String(seconds).padStart(2, '0')}`,
  waits: ({ minutes }) =>
    `The line is gone, yet here I am. Call again within ${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'} ` +
    'and we go on where we were.',
  countedAsIs: ({ points: earned, prize }) =>
    `I waited as long as I could; now I count the game as it stands: ${points(earned)}. Your prize: ${prize}.`,
  countedWithoutCode: ({ points: earned, prize }) =>
    `I waited as long as I could; now I count the game as it stands: ${points(earned)}. Your prize: ${prize}. ` +
    'The promo codes ran out before the winners did, but your prize is on record: show this screen to the organisers.',
  pressed: { repeat: 'Repeat', hint: 'Hint', skip: 'Skip' },
  asksForRules: 'Rules',
})

const digits = ({ most, withNumber }: Wanted) =>
  `${most === 4 ? 'the four digits' : 'all the digits of the code'} from the chat on the site` +
  (withNumber ? ', and right after them the last four digits of the number you gave there: somebody is guessing codes' : '')

const read: Record<string, string> = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
  '-': 'dash',
}

/**
 * A promo code, letter by letter, so slowly that one can write it down. No full stops: a voice would take the letters for initials, and
 * make no pause.
 */
export const spell = (code: string) => [...code.toUpperCase()].map((letter) => read[letter] ?? letter).join('… ')

const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** The phrases that the rules are made of. */
export const ofRules: RulesPhrases = {
  anyOrganiser: 'the organiser of the conference',
  eitherOf: (prizes) => either.format(prizes),
  andLess: (best) => `${best}, and smaller prizes`,
  prizesOnPage: 'all that the page of the game promises',
  noPrizes: 'nothing but glory',
}
