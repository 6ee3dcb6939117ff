import type { FiguresTexts } from './operator.figures.ts'

type Judgement = Parameters<FiguresTexts['comparison']['outcome']>[0]

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** The same texts in English. */
export const figuresEn: FiguresTexts = {
  heading: 'Figures',
  day: 'Day',
  allDays: 'All days',
  show: 'Show',
  countedAt: 'Counted at',
  again: 'They are being counted anew: the page changes by itself.',
  counting: 'Counting. The page refreshes by itself.',
  countingDays: (days) => `Counting: ${counted(days, 'day', 'days')} to go. The page refreshes by itself.`,
  table: 'Table',
  csv: 'Download CSV',
  delimiter: ',',
  empty: 'Nobody yet. Figures come with the first guest.',
  steps: {
    'launcher seen': 'Saw the button',
    opened: 'Opened the chat',
    'number given': 'Gave a number',
    called: 'Talked on the phone',
    inbound: 'Called by themselves',
    callback: 'Picked up',
    paired: 'Began the game',
    'first answer': 'Gave a first answer',
    finished: 'Played to the end',
    'code copied': 'Copied the code',
    'link followed': 'Followed the link',
    bought: 'Bought a ticket',
  },
  funnel: {
    heading: 'The way to a ticket',
    description: (given, finished) => `${given} gave a number, ${finished} played to the end.`,
    step: 'Step',
    count: 'How many',
    share: 'Of those with a number',
    looks: 'The first two lines count looks, not people, and have a scale of their own.',
    seen:
      'A browser asks for the button once in five minutes at most, so it was seen at least as often as this. ' +
      'Sites whose tag checks the script’s integrity are not counted.',
    copied: 'A code may be copied by hand as well: these are the people who pressed the button.',
    bought: 'Purchases are seen where the ticket office tells of them.',
    forgotten:
      'Who was forgotten, by age or on request, still counts here if their game had begun. ' +
      'Who gave a number or called, and never played, does not.',
    back: 'Attempts that were given back are not counted.',
  },
  days: {
    heading: 'Day by day',
    description: (first, last) => `From ${first} to ${last}: how many gave a number, and how many played to the end.`,
    newest: (days) => `The newest ${counted(days, 'day', 'days')}. The others are in the CSV.`,
    when: 'A step counts on the day on which it was taken.',
  },
  standings: {
    heading: 'Where they stop',
    description: (left) => `${left} left a game and did not come back.`,
    place: 'Where',
    count: 'How many',
    places: {
      'may call': 'Gave a number, may still call',
      'never called': 'Gave a number and did not call',
      'not reached': 'Asked for a call, did not pick up',
      'no digits': 'Called, but did not give the digits',
      'without a page': 'Called without a page',
      'no answer': 'Began and never answered',
      left: 'Left the game and did not return',
      'may return': 'Were cut off, may still return',
      plays: 'Play now',
      'for fun': 'Played to the end without a prize',
      'no code': 'Played to the end, no code was left',
      'by message': 'Played to the end, code by message',
      'not copied': 'Played to the end, took no code',
      'took the code': 'Took the code',
      'given back': 'Attempt given back',
    },
    rebus: (rebus) => `Of these, at rebus ${rebus}`,
    picture: (rebus, attempt) => `Rebus ${rebus}, attempt ${attempt}`,
    when: 'The day is the one on which the number was given or, for those who played, the one on which the game began.',
  },
  rebuses: {
    heading: 'Difficulty of rebuses',
    description: (easiest, hardest) => `“${hardest}” is the hardest, “${easiest}” the easiest.`,
    descriptionOfOne: (rebus) => `Only “${rebus}” has been answered yet.`,
    empty: 'Nobody has answered a rebus yet.',
    rebus: 'Rebus',
    pictures: ['Hard', 'Easier', 'Easiest'],
    solvedAt: ['at the first attempt', 'at the second', 'at the third'],
    unsolved: 'not solved',
    picture: 'Picture',
    shown: 'Answers',
    solved: 'Solved',
    time: 'Time, s',
    silences: 'Silences',
    hints: 'Hints',
    skips: 'Skips',
    attempt: 'Attempt',
    verdicts: ['Right', 'Wrong', 'Hint', 'Skipped'],
    solvedOf: (share, games) => `${share} of ${games}`,
    when: 'The hardest first. Games that began on the chosen days count, and all versions of the quiz together.',
    pages: 'Pages of rebuses',
    page: (page, pages) => `Page ${page} of ${pages}`,
    next: 'Next: easier ones',
    previous: 'Back: harder ones',
  },
  times: {
    heading: 'How long they think',
    description: 'The mark is the median, the bar is half of the answers around it.',
    unit: 's',
    quartiles: (lower, median, upper) => `${median} s (${lower}–${upper})`,
    median: 'Median, s',
    lower: 'A quarter faster than, s',
    upper: 'A quarter slower than, s',
    when: 'Time runs from the beginning of the question to the answer; hints and skips are left out.',
  },
  replies: {
    heading: 'How fast Pavel replies',
    description: (median, slow) => `Half of the replies are faster than ${median}, 95% faster than ${slow}.`,
    empty: 'Nobody has talked to Pavel yet.',
    summary: (count) => `From the end of the caller’s words to the beginning of the reply. Replies measured: ${count}.`,
    median: 'Median',
    slow: '95% are faster',
    from: 'From, ms',
    count: 'Replies',
    longer: 'and longer',
  },
  comparison: {
    heading: 'Compare',
    why: 'Two rebuses, or two versions of the quiz: is one really harder, or did it just happen so?',
    one: 'The first',
    other: 'The second',
    choose: 'Choose',
    rebuses: 'Rebuses',
    inVersions: 'Rebuses by version',
    versions: 'Versions',
    submit: 'Compare',
    few: 'Nothing to compare yet: two rebuses have to be answered.',
    wrong: 'Choose two different rebuses, or two different versions.',
    version: (version) => `Version ${version}`,
    inVersion: (rebus, version) => `${rebus}, version ${version}`,
    what: 'What',
    solved: 'Solved',
    perGame: 'Solved in a game',
    time: 'Median time',
    seconds: (seconds) => `${seconds} s`,
    outcome: (judgement) => `Share solved. ${judged(judgement)}`,
    outcomePerGame: (judgement) => `Solved in a game. ${judged(judgement)}`,
    times: (judgement) => `Time to answer. ${judged(judgement)}`,
    how: 'Shares are compared by Fisher’s exact test, times and counts by that of Mann and Whitney.',
    paired: 'Some people answered both rebuses; the test does not know that, so it rather errs on the side of caution.',
  },
}

function judged(judgement: Judgement): string {
  if (judgement.verdict === 'too few') return `Too little is known (${judgement.few}): ten of each are needed at least.`
  const often = `if they were alike, one as large or larger would come up ${frequency(judgement.chance)}.`
  return judgement.verdict === 'chance' ? `The difference may be chance: ${often}` : `The difference is hardly chance: ${often}`
}

function frequency(chance: number): string {
  if (chance < 0.001) return 'less than once in a thousand'
  if (chance < 0.01) return `${counted(Math.round(chance * 1000), 'time', 'times')} in a thousand`
  return `${counted(Math.round(chance * 100), 'time', 'times')} in a hundred`
}
