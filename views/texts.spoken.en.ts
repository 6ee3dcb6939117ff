import type { Spoken } from './texts.spoken.ts'

/** What Pavel says on the line, in English. He is a reptiloid and does not deny it. */

const points = (n: number) => `${n} ${n === 1 ? 'point' : 'points'}`
const ordinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const pick = (lines: readonly string[], turn: number) => lines[turn % lines.length] ?? ''

export const spoken: Spoken = {
  welcome: ({ rebuses }) =>
    `Good day, warm-blooded one. I am Pavel, a consultant and a reptiloid; I see no reason to hide either. There are ${rebuses} rebuses. Look at your screen and tell me the word in the picture. ` +
    'Missed something? Say "repeat". Too hard? "Hint". Hopeless? "Skip".',
  rebus: ({ number, of }) => number === of ? 'The last rebus. What is the word?' : `Rebus ${ordinals[number - 1] ?? number}. What is the word?`,
  again: ({ number, of, attempt }) => `Once more, for the mammals. Rebus ${number} of ${of}, picture ${ordinals[attempt - 1] ?? attempt}, the one on your screen. Which word hides in it?`,
  right: ({ turn, answer, why, worth }) =>
    `${pick(['Correct', 'So it is', 'Well, well, you got it', 'Precisely', 'I take my tail off to you'], turn)}: ${answer}. ${why} Plus ${points(worth)}.`,
  wrong: ({ turn }) => pick([
    'No. Here is an easier picture.',
    'A miss. Let me draw it more plainly.',
    'A bold guess, but no. Look, a new picture.',
    'Not that. I shall pretend I did not hear. The picture has changed.',
    'I say this in cold blood: no. Try it with this picture.',
  ], turn),
  lastWrong: ({ turn, answer, why }) => `${pick(['Alas, not that either', 'No, and the pictures have run out', 'Missed again'], turn)}. The answer is ${answer}. ${why}`,
  hint: ({ turn }) => pick([
    'A hint it is. This picture is easier, and pays less.',
    'Here is a picture for people in a hurry. It comes at a discount.',
    'An easier picture. We reptiloids can be generous.',
  ], turn),
  noHint: 'It does not get easier than this: it is the last picture. Answer, or say "skip".',
  skipped: ({ answer, why }) => `Skipped. It was ${answer}. ${why}`,
  silent: ({ turn }) => pick([
    'Silence is golden, but it earns no points. What is the word?',
    'I did not catch that. My tongue catches flies; words I need to hear. Once more, please.',
  ], turn),
  howTo: 'It is simple: say the word that the picture hides. Or say "hint" or press two, "skip" or three, "repeat" or one.',
  silentGoodbye: 'You seem to be deep in thought; I will not disturb you. The game waits: call again and we go on from here.',
  unsure: ({ turn }) => pick(['I understood none of that, and I know many words. Again, please.', 'Was that an answer or a cough? Say the word once more.'], turn),
  welcomeBack: ({ number, of, points: earned }) =>
    `Ah, you again. Lines break, I wait: we reptiloids have centuries of patience. You have ${points(earned)}; rebus ${number} of ${of}. What is the word?`,
  finished: ({ points: earned, prize }) =>
    `That was the last rebus. You have ${points(earned)}. Your prize: ${prize}. The promo code is on your screen. Shall I spell it? Say "code".`,
  code: ({ code }) => `Here it is: ${[...code.toUpperCase()].map((letter) => letter === '-' ? 'dash' : letter).join(', ')}. Again? Say "code".`,
  codeCaption: 'I am spelling the promo code: it is in front of you.',
  farewell: 'A pleasure to trade rebuses with you. See you at the conference. You will know me by the tie.',
  askDigits: 'Good day, this is Pavel, the reptiloid consultant. I cannot see which browser you are in. Key in or say the four digits that the chat on the site shows.',
  askDigitsAgain: ({ left }) => `None of my screens shows that code. Look at the chat and try the four digits again. ${left === 1 ? 'This is the last try.' : ''}`.trim(),
  digitsSilent: 'I am waiting for the four digits from the chat on the site. Key them in or say them.',
  notPaired: 'This is not working out. Open the conference site, press "Play with Pavel", enter your phone number, then call. I will not slither away.',
  alreadyPlayed: 'I see a familiar number on the screen of my non-existent mobile. One attempt per pair of hands: such are the rules.',
  playsElsewhere: 'This number is already playing in another browser. Call from the phone you began with. I can split in two, but not at work.',
  takenOver: 'You are already talking to me on another line. Let us go on there.',
  lineWasLost: 'This line is closed already. Please call again: the game waits.',
  filler: 'One second, I am leafing through my scales.',
  goodbye: 'I beg your pardon, a technical break. The game is not going anywhere: call again a little later and we go on from here.',
  opened: { visitor: (phone) => `My number: ${phone}`, pavel: 'Noted. Now call me: I will answer, and the pictures will appear here.' },
  called: (caller) => caller ? `A call from ${caller}` : 'A call from a hidden number',
  hungUp: ({ minutes, seconds }) => `The call is over: ${minutes}:${String(seconds).padStart(2, '0')}`,
  waits: ({ minutes }) => `You hung up, yet here I am. Call again within ${minutes} minutes and we go on from the same place.`,
  unheard: 'I cannot hear you. I will hang up: call again when the line is back.',
  countedAsIs: ({ points: earned, prize }) => `I waited as long as I could. The game counts as it stands: ${points(earned)}. Your prize: ${prize}.`,
  pressed: { repeat: 'Repeat', hint: 'Hint', skip: 'Skip' },
}
