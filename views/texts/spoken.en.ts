import type { Called } from './called.ts'
import { calling, points } from './calling.en.ts'
import { closed } from './closed.en.ts'
import type { RulesPhrases, Spoken, Wanted } from './spoken.ts'

/** What Pavel says on the phone, in English. He is a reptiloid and does not deny it. */

const ordinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const pick = (lines: readonly string[], turn: number) => lines[turn % lines.length] ?? ''

const praises = ['Correct', 'So it is', 'Well, well, you got it', 'Precisely', 'My tail off to you']
const regrets = ['Alas, not that either', 'No, and the pictures have run out', 'Missed again']

/** Which rebus it is, of how many. */
export const place = (number: number, of: number) => `rebus ${number} of ${of}`

const rules = (rebuses: number) =>
  `The rebuses are on your screen, ${rebuses} in all: each hides a word, and you name it. ` +
  'Missed something? Say "repeat". Too hard? "Hint". Hopeless? "Skip".'

export const spoken = ({ name, play }: Pick<Called, 'name' | 'play'>): Spoken => ({
  ...calling,
  closed,
  robot: `This is ${name}, a robot.`,
  sms: { ...calling.sms, text: calling.sms.text(name) },
  welcome: ({ rebuses }) =>
    `Good day, warm-blooded one. By descent I am a reptiloid, and I see no reason to hide it. ${rules(rebuses)}`,
  welcomeCalled:
    'The digits match: you asked me to call, and here I have crawled. The rebuses are on your screen. ' +
    'Three words will help: "repeat", "hint" and "skip".',
  rebus: ({ number, of }) =>
    number === of ? 'The last rebus. What is the word?' : `Rebus ${ordinals[number - 1] ?? number}. What is the word?`,
  again: ({ number, of, attempt }) =>
    `Once more, for the mammals: ${place(number, of)}, picture ${ordinals[attempt - 1] ?? attempt}. Which word hides in it?`,
  right: ({ turn, answer, why, worth }) => `${pick(praises, turn)}: ${answer}. ${why} Plus ${points(worth)}.`,
  wrong: ({ turn }) =>
    pick(
      [
        'No. Here is an easier picture.',
        'A miss. Let me draw it more plainly.',
        'A bold guess, but no. Look, a new picture.',
        'Not that. I shall pretend I heard nothing. The picture has changed.',
        'I say this in cold blood: no. Try it with this picture.',
      ],
      turn,
    ),
  lastWrong: ({ turn, answer, why }) => `${pick(regrets, turn)}. The answer is ${answer}. ${why}`,
  hint: ({ turn }) =>
    pick(
      [
        'A hint it is. This picture is easier, and pays less.',
        'Here is a picture for people in a hurry. It comes at a discount.',
        'An easier picture. Generosity is in my blood, cold as it is.',
      ],
      turn,
    ),
  noHint: 'It does not get easier than this: it is the last picture. Answer, or say "skip".',
  skipped: ({ answer, why }) => `Skipped. It was ${answer}. ${why}`,
  silent: ({ turn }) =>
    pick(
      [
        'Silence is golden, but it earns no points. What is the word?',
        'I did not catch that. Flies I catch, words I have to hear. Once more, please.',
      ],
      turn,
    ),
  howTo:
    'It is simple: name the word that the picture hides. Or press a key: one to repeat, two for a hint, three to skip. ' +
    'Say "rules" to hear those, too.',
  rules: ({ organiser, prizes }) =>
    `The rules in short. The game is run by ${organiser}. One attempt per number. The sooner the right answer, the more points. ` +
    `To be won: ${prizes}. The rest, and whom to ask, is in the rules on the page of the game.`,
  silentGoodbye: 'You seem to be deep in thought; I will not disturb you. The game waits: call again and we go on from here.',
  unsure: ({ turn }) =>
    pick(
      [
        'I understood none of that, and I know a great many words. Again, please.',
        'Was that an answer or a cough? Say the word once more.',
      ],
      turn,
    ),
  welcomeBack: ({ number, of, points: earned }) =>
    'Ah, you again. My ancestors outlived the dinosaurs; I have outlived a dial tone. ' +
    `You have ${points(earned)} and ${place(number, of)} on your screen. What is the word?`,
  finished: ({ points: earned, prize }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. It is on your screen. ` +
    'To have the promo code spelled out, say "spell it".',
  finishedByMessage: ({ points: earned, prize, ending }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. I never say promo codes aloud: ` +
    `a text message brings yours to the number that ends in ${ending}. See you at the conference. You will know me by the tie.`,
  finishedWithoutCode: ({ points: earned, prize }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. Only the promo codes ran out before the winners did: ` +
    'I am embarrassed, cold blood or not. Your prize is on record, so show your screen to the organisers. See you at the conference.',
  code: ({ code }) => `Here it is: ${spell(code)}. To hear it again, say "repeat".`,
  codeCaption: 'I am spelling the promo code out, although it is right in front of you.',
  farewell: 'A pleasure to trade rebuses with you. See you at the conference. You will know me by the tie.',
  askDigits: (wanted) => `I cannot see which browser you belong to. Key in or say ${digits(wanted)}.`,
  askDigitsAgain: ({ left, ...wanted }) =>
    `None of my screens shows that code. Try again: ${digits(wanted)}.` + (left === 1 ? ' This is the last try.' : ''),
  digitsSilent: (wanted) => `I am waiting for ${digits(wanted)}. Key them in or say them.`,
  triedTooOften:
    `So many codes have been tried from this number today that a safe would have opened. Open the conference site, press "${play}" ` +
    'and enter this very number: then I know you without any code.',
  notPaired:
    `This is not working out. Open the conference site, press "${play}", enter your number, then call. ` +
    'I will not slither off.',
  alreadyPlayed:
    'I see a familiar number on the screen of my non-existent mobile. One attempt per pair of hands: those are the rules.',
  foreign: 'Numbers of your country cannot play here: the organisers decided so. Borders were not our idea. Goodbye.',
  playsElsewhere:
    'This number is already playing in another browser. Call from the phone you began with. ' +
    'The only thing about me that forks is the tongue.',
  takenOver: 'You are already talking to me on another line. Let us go on there.',
  lineWasLost: 'This line is closed already. Please call again: the game waits.',
  hangingUp: 'Hanging up, as you wish. The game will keep: call again and we go on from here.',
  longCall: {
    game: 'We have talked for long, and my tail has gone numb. The game will keep: call again and we go on from here.',
    digits: 'We have talked for long, and still no code. Look at the chat on the site and call again: I will not slither off.',
  },
  countedAtCeiling: ({ points: earned, prize }) =>
    `We have been playing for longer than the dinosaurs took to die out. I count the game as it stands: ${points(earned)}. ` +
    `Your prize: ${prize}. A pleasure to talk to you. See you at the conference.`,
  stopped: 'I beg your pardon, I am wanted in a meeting, urgently. The game will keep: call again a little later.',
  forgotten:
    'I have been asked to forget your number, and I am forgetting it already. Lovely to have met you, whoever you were. Goodbye.',
  byOperator: {
    right: 'The organisers accepted the answer.',
    hint: 'The organisers gave a hint.',
    skipped: 'The organisers skipped the rebus.',
  },
  givenBack: {
    said: 'I am asked to turn over a new leaf: the organisers have given you your attempt back. Call again and we play anew.',
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
    solved: 'The organisers have put me right: your answer was correct, and it was the reptile who erred.',
    attemptBack: 'The organisers tell me that this was no answer but a request. You have your attempt back.',
    betterPrize: ({ points: earned, prize }) =>
      `While we talked, the organisers counted your game anew: you have ${points(earned)} now. Your prize is a better one: ${prize}. ` +
      'The new code is on your screen already, the former one is void. To hear it, say "read me the code".',
    written: ({ answer, gained, points: earned }) =>
      `The organisers have counted your game anew: your answer to the rebus “${answer}” counts. Plus ${points(gained)}, ${earned} in all.`,
    attemptWritten: 'The organisers have counted your game anew: you have an attempt back.',
    pointsWritten: ({ gained, points: earned }) =>
      `The organisers have counted your game anew. Plus ${points(gained)}, ${earned} in all.`,
    prizeWritten: ({ prize, hadCode }) =>
      `And your prize is a better one: ${prize}.` + (hadCode ? ' The promo code is new, the former one is void.' : ''),
  },
  filler: 'One second, my crest is thinking.',
  goodbye:
    'I beg your pardon, a technical break: I am shedding my skin. The game will keep. ' +
    'Call again a little later and we go on from here.',
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

/** A promo code, letter by letter. */
export const spell = (code: string) => [...code.toUpperCase()].map((letter) => (letter === '-' ? 'dash' : letter)).join(', ')

const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** The phrases that the rules are made of. */
export const ofRules: RulesPhrases = {
  anyOrganiser: 'the organiser of the conference',
  eitherOf: (prizes) => either.format(prizes),
  andLess: (best) => `${best}, and smaller prizes`,
  prizesOnPage: 'all that the page of the game promises',
  noPrizes: 'nothing but glory',
}
