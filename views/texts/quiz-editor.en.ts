import type { editorTexts as ru } from './quiz-editor.ru.ts'
import { imageFaultText } from './quiz-faults.images.ts'
import { faultSentence } from './quiz-faults.ts'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const commands = {
  repeat: 'a request to repeat',
  hint: 'a request for a hint',
  skip: 'a request for the next rebus',
  code: 'a request for the code',
  rules: 'a request for the rules',
}

export const editorTexts: typeof ru = {
  language: 'en',
  title: (campaign) => `Quiz: ${campaign}`,
  menu: 'Parts of the quiz',
  pages: { list: 'Rebuses', prizes: 'Points, prizes, consent', versions: 'Versions', notation: 'How to write lines' },
  readOnly: 'Your password opens the switchboard for looking: nothing can be changed.',
  here: (names) => `Somebody else has the draft open: ${names}.`,
  hereAt: (name, answer) => `${name} (the rebus “${answer}”)`,
  noAnswer: 'no answer yet',
  tooManyBytes: 'The file is too large: a picture may have up to 20 MB. Nothing was saved.',
  saved: 'Saved to the draft.',
  savedBy: (name) => `Draft saved, ${name}`,
  untouched: 'The draft is the same as what is published.',
  notBegun: 'The draft is empty so far.',
  published: (number, name) => `Version ${number} is published, ${name}`,
  byServer: 'from a file on the server',
  unpublished: 'Nothing is published yet: there is nothing to play.',
  publish: {
    heading: 'Publishing',
    submit: 'Publish',
    busy: 'Checking the dictionary…',
    sure: 'New games will play this version. Games that have begun go on with theirs. Publish it?',
    done: 'Published: new games play this version now, those that have begun go on with theirs.',
    unchecked:
      'Published, but the dictionary did not answer in time. The words that look like new answers come into the draft when they are found: publish it again then, so that Pavel does not take them.',
    nothing: 'There is nothing to publish: the draft is the same as the published version.',
    faulty: (count) => `It cannot be published while the draft has ${counted(count, 'fault')}:`,
    ready: 'No faults. The draft has something that is not in the game.',
    'changed meanwhile':
      'The draft was changed, or published, while you were looking. Check what has become of it, and press again.',
    'nothing new': 'There is nothing to publish: the draft is the same as the published version.',
    stillFaulty: 'Not published: the draft has faults.',
  },
  lists: { rebuses: 'Rebuses for a prize', forFun: 'Rebuses for fun' },
  listNotes: { rebuses: 'A game for a prize is drawn from these.', forFun: 'For those who have played. In this order.' },
  empty: 'None so far.',
  faults: (count) => counted(count, 'fault'),
  fault: faultSentence.en,
  off: 'off',
  difficulty: (difficulty) => `difficulty ${difficulty}`,
  open: 'Open',
  changes: { up: 'Up', down: 'Down', copy: 'Copy', off: 'Switch off', on: 'Switch on', delete: 'Delete' },
  changeLabel: (change, answer) => `${change}: ${answer}`,
  deleteSure: (answer) => `Delete the rebus “${answer}” from the draft? Published versions keep it.`,
  add: { rebuses: 'New rebus for a prize', forFun: 'New rebus for fun' },
  gone: 'This rebus is no longer in the draft: it was deleted.',
  changedInList: 'This rebus was changed just now, so it was not deleted. Look at what is in it.',
  levels: { hard: 'Hard picture', easier: 'Easier picture', easiest: 'Easiest picture', solved: 'The rebus taken apart' },
  levelNotes: {
    hard: 'The first attempt.',
    easier: 'The second attempt.',
    easiest: 'The third attempt.',
    solved: 'Shown with the answer. If you give none, the hardest of the lines is taken apart.',
  },
  noPicture: 'no picture',
  rebus: {
    title: (answer) => (answer === '' ? 'New rebus' : `Rebus “${answer}”`),
    words: 'Words',
    answer: 'Answer',
    answerNote: 'As Pavel says and shows it.',
    accept: 'Other spellings and synonyms',
    acceptNote: 'One on each line. Word forms, slips and words around it Pavel understands by himself.',
    refuse: 'Do not accept',
    refuseNote:
      'One on each line: real words that look like the answer. Pavel adds those that a dictionary knows when you publish. To let one count, move it to the spellings above.',
    why: 'Why',
    whyNote: 'One sentence, which Pavel says after the answer.',
    difficulty: 'Difficulty',
    difficultyNote: '1 is easy, 5 is hard. The difficulties of every game add up to the same.',
    description: 'What is drawn',
    descriptionNote: 'For those who cannot see the picture. It must not give the answer away.',
    way: 'Given by',
    ways: { none: 'nothing', line: 'a line', recipe: 'a recipe', file: 'a file' },
    line: 'Line',
    recipe: 'Recipe, JSON',
    recipeNote: 'For scenes: shapes, texts and icons on a field of 800 × 600.',
    file: 'Picture file',
    fileNote: 'PNG, JPEG, WebP, AVIF or SVG, up to 20 MB, best 4 : 3. The former picture stays until a new one is chosen.',
    submit: 'Save to the draft',
    back: 'To all rebuses',
    toPublish: 'To publishing',
    lineHelp: {
      summary: 'How to write lines, and where to find icons',
      examples: [
        { line: 'tar', note: '— letters are drawn as they are.' },
        { line: 'salt:salt', note: '— an icon: first the word that is to be guessed, after the colon the name of the icon.' },
        { line: ',,salt:salt', note: '— a comma before or after it takes a letter away: this reads “lt”.' },
        { line: 'tar + get', note: '— parts are added up with a plus between spaces: “target”.' },
      ],
      more: 'All constructs with pictures (in a new tab)',
    },
    faults: 'Faults of this rebus',
    noFaults: 'What is saved has no faults.',
  },
  prizes: {
    game: 'Game',
    asksNote: 'How many rebuses one game draws. Empty: all.',
    listenNote: 'How long Pavel waits for somebody to speak.',
    graceNote: 'How long one may call again after a call broke off.',
    phraseEndNote: 'After such a pause the answer is over. 1000 is a second. Empty: as usual.',
    longestSpeechNote: 'Pavel listens no longer than this. Empty: as usual.',
    pointsNote: 'For a right answer. They never rise from attempt to attempt.',
    attempts: ['At the first attempt', 'At the second', 'At the third'],
    tiersNote:
      'Any prizes: a ticket, a discount, a T-shirt. Winners get the best that their points reach. Saving puts them in the order of points.',
    mostPoints: (points) => `A game has ${points} points at most.`,
    tier: (number) => `Prize ${number}`,
    newTier: 'One more prize',
    title: 'What it is called',
    spokenNote: 'In words, without digits and signs: as Pavel says it.',
    mostNote: 'Empty: without end. When they are used up, the next one down is given.',
    discount: 'Discount in %',
    discountNote: 'Empty if it is none.',
    idNote: 'For exports and promo codes. Empty: by the discount.',
    remove: (title) => `Remove: ${title}`,
    consentNote:
      'The consent of everybody who leaves a number begins with this. The text must name the same number of days. The rest is in the settings of the campaign.',
    consentText: 'Text of the consent',
    keptDays: 'Days for which number and conversation are kept',
  },
  versions: {
    heading: (number) => `Version ${number}`,
    current: 'played now',
    first: 'The first version: there is nothing to compare it with.',
    same: 'The same as the one before.',
    kinds: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
    again: (number) => `Publish version ${number} again`,
    changedMeanwhile: 'Another version was published while you were looking. Nothing was changed.',
  },
  place: (line, column) => `Line ${line}, column ${column}`,
  imageFault: (fault) => imageFaultText('en', fault),
  removed: (names) => `What could have acted in the drawing is gone: ${names}.`,
  uploadFault: 'Nothing was saved: see what is wrong with the file.',
  conflict: {
    heading: 'Somebody else has changed this while you were writing',
    text: 'Nothing was saved. Your text is still in the fields. Compare, and save again: then yours replaces theirs.',
    field: 'What',
    mine: 'Yours',
    theirs: 'In the draft now',
    nothing: '—',
    take: 'Give yours up and take what is in the draft',
  },
  verdicts: {
    heading: 'What Pavel counts as right',
    note: 'How he would understand these words right now, by what is in the fields.',
    empty: 'Write an answer to see which words count.',
    forms: 'What people say who know',
    near: 'Words like it',
    nearNone: 'No word like it is taken by mistake.',
    nearTaken: (count) => `Taken by mistake: ${count}.`,
    said: 'Try your own',
    longComment: (seconds, most) =>
      `Pavel needs about ${seconds} s to comment on the answer, and people listen for ${most}. Make “why” shorter.`,
    of: (understood) => {
      if (understood.kind === 'nothing') return 'asks again'
      if (understood.kind === 'does not know') return 'offers the hint'
      if (understood.kind === 'unsure command') return `asks whether it means ${commands[understood.command]}`
      if (understood.kind === 'command') return `understood as ${commands[understood.command]}`
      const { match } = understood
      switch (match.reason) {
        case 'accepted spelling':
          return 'right: one of the spellings'
        case 'word form':
          return `right: a form of “${match.spelling}”`
        case 'close spelling':
          return `right: a slip in “${match.spelling}”`
        case 'diminutive':
          return `right: a colloquial form of “${match.spelling}”`
        case 'sounds alike':
          return `right: sounds like “${match.spelling}”`
        case 'inside a phrase':
          return 'right: inside a phrase'
        case 'negated':
          return 'wrong: it is denied'
        case "another rebus's answer":
          return `wrong: the answer of another rebus, “${match.spelling}”`
        case 'a list of guesses':
          return 'wrong: a list of guesses'
        case 'nothing heard':
          return 'asks again'
        case 'no match':
          return 'wrong'
        case 'too long':
          return 'wrong: too long'
      }
    },
  },
  paths: {
    answer: 'Answer',
    accept: 'Other spellings',
    refuse: 'Words that are not accepted',
    why: 'Why',
    difficulty: 'Difficulty',
    description: 'what is drawn',
    line: 'line',
    recipe: 'recipe',
    file: 'file',
    title: 'Name of the quiz',
    points: 'Points',
    tiers: 'Prizes',
    consent: 'Consent',
    version: 'version',
    text: 'text',
    keptDays: 'days kept',
    asks: 'Rebuses in a game',
    listenSeconds: 'Seconds to answer',
    graceMinutes: 'Minutes to come back',
    phraseEndMs: 'Pause at the end, ms',
    longestSpeechMs: 'Longest answer, ms',
    atLeast: 'points from',
    discount: 'discount',
    spoken: 'as spoken',
    most: 'how many',
    id: 'short name',
    rebuses: 'Rebuses',
    forFun: 'Rebuses for fun',
    scenes: 'Own drawings',
    codes: 'file of codes',
  },
}
