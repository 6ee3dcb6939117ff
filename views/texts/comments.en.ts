import type { comments as russian } from './comments.ru.ts'
import { oneOf, pick } from './wordings.ts'

const praises = ['Correct', 'Indeed', 'Quite so', 'Spot on', 'Tails up', 'Just so', 'Quite right']
const regrets = ['Alas', 'No', 'A miss', 'Pity', 'Not quite', 'Tail down']

const misses = {
  easier: oneOf([
    'No. Here is an easier picture.',
    'A miss. Let me draw it more plainly.',
    'A bold guess, but no. A new picture.',
    'Not that, I heard nothing. Here is an easier one.',
    'In cold blood: no. Try this picture.',
    'No, mammal. Look at the new picture.',
    'My tail says no. Here is an easier one.',
  ]),
  last: oneOf([
    'No again. This picture is the last.',
    'A miss. My claws draw no plainer.',
    'Not that. The last picture.',
    'No, warm-blooded one. The last try.',
    'Wrong. There is nothing left to draw.',
    'The meteor hit, you did not. Last picture.',
    'The tail wags: no. The last try.',
  ]),
}

const silences = oneOf([
  'Silence is golden, but pays no points. Your word?',
  'Quiet. So went the dinosaurs. Your word?',
  'Flies I catch, words I have to hear. Again?',
  'I am basking and waiting. What is the word?',
  'Reptiles have patience. So what is the word?',
  'I hear nothing, even by tail. The word?',
  'I blink once an hour. What is the word?',
])

/** What Pavel says about what the caller has said or has not, in English. */
export const comments: typeof russian = {
  again: () => 'Once more, for the mammals: what is the hidden word?',
  right: ({ turn, why, worth }) => `${pick(praises, turn)}, plus ${worth}. ${why}`,
  wrong: ({ turn, attempt = 1, isFirst = false }) => {
    if (attempt === 1) return isFirst ? 'A miss. This is easier. Help? Say "hint".' : misses.easier({ turn })
    return isFirst ? 'No. The last picture. Answer, or say "skip".' : misses.last({ turn })
  },
  lastWrong: ({ turn, answer, why }) => `${pick(regrets, turn)}: ${answer}. ${why}`,
  hint: oneOf([
    'A hint it is. Easier, and worth less.',
    'A picture for people in a hurry. It pays less.',
    'Here. My blood is cold, my heart is not.',
    'Easier now. Dinosaurs had no hints.',
    'As you wish. Lighter, and cheaper.',
    'A hint, by tail, but from the heart.',
    'Easier for you, cheaper for me.',
    'I help mammals. A lighter picture.',
    'Here is a plainer one, for less.',
    'My paw slipped: it came out plainer.',
  ]),
  offersHint: oneOf([
    'No harm done. Need help? Say "hint".',
    'I know, and keep silent. Say "hint".',
    'An honest mammal. Say "hint".',
    'The dinosaurs did not know either. Say "hint".',
    'It happens. Nothing is lost. Say "hint".',
  ]),
  noHint: 'It does not get easier: answer, or say "skip".',
  skipped: ({ turn, answer, why }) => `${pick(['It was', 'Here sits', 'That is', 'Skipped', 'Behold'], turn)}: ${answer}. ${why}`,
  silent: ({ turn, isFirst = false }) => (isFirst ? 'I hear nothing. Say a word, "repeat" or "rules".' : silences({ turn })),
  howTo: 'Say the word. Key two is a hint, key three skips.',
  unsure: oneOf([
    'I understood none of it. Again, please.',
    'Was that an answer or a cough? Again?',
    'My ears are inside. Say it more clearly.',
    'The noise ate the word. Again, please.',
    'My tail got it, I did not. Again, please.',
    'I hear breath, and envy its warmth. The word?',
    'There is noise on the line. Say it again.',
  ]),
  askBack: {
    repeat: 'Repeat it? Say: repeat.',
    hint: 'A hint? Say: hint.',
    skip: 'Skip it? Say: skip.',
    rules: 'The rules? Say: rules.',
    code: 'Spell the code? Say: spell it.',
  },
}
