import { combined } from './combined.ts'
import type { CommandWords } from './words.ts'

const what = 'you|that|it|the question|that question|what you said|a word|any of that|a thing|all of that|the last part|the last bit'

/** “I couldn't make out what you said”, “I lost you”, “what was the question”. */
const notHeard = [
  ...combined("didn't|couldn't|can't|did not|could not|cannot|don't", `hear|catch|get|make out|understand|follow|hear properly`, what),
  ...combined('missed|lost', what),
  ...combined("what was|what is|what's|what were", 'the question|the question again|it again|that again|the puzzle|the last one'),
  ...combined('what did you|what are you', 'ask|say|asking|saying'),
  ...combined("wasn't|was not", 'listening|paying attention'),
]

const howToPlay = [
  ...combined('how', 'do|does|can|should|would|am|are', 'i|we|you|one|this|it|this thing|this game|the game|people', 'play|work|go|play this|play it|play the game|supposed to play|answer'),
  ...combined('what', 'do|should|must|am|are', 'i|we', 'do|have to do|need to do|supposed to do|need to say|meant to do'),
  ...combined("what's|what is", 'the', 'point|goal|aim|objective|game|task'),
  ...combined('how many', 'tries|attempts|guesses|hints|points|questions|rebuses|puzzles', '|do i have|do i get|do we have|are there|left'),
]

/** What English callers ask for. One form of a word of four letters or more stands for all of them (“hint” for “hints”). */
export const englishCommands: CommandWords = {
  commands: {
    repeat: [
      'repeat', 'repeat that', 'say again', 'say it again', 'say that again', 'again', 'once more', 'one more time',
      'come again', 'pardon', 'what', 'what was that', 'what did you say', "i didn't hear", "didn't hear", "didn't catch that",
      "can't hear you",
    ],
    hint: [
      'hint', 'clue', 'help', 'help me', 'tip', 'easier', 'easier picture', 'something easier', 'next picture',
      'another picture',
    ],
    skip: [
      'skip', 'pass', 'next', 'i give up', 'give up', 'move on', 'go on', 'next question', 'next rebus', 'next one', 'skip it',
      'skip this', "i'll pass",
    ],
    code: [
      'spell', 'spell it', 'spell the code', 'spell it out', 'read the code', 'read me the code', 'say the code',
      'tell me the code', 'repeat the code', 'dictate', 'letter by letter', "what's the code", 'what is the code',
      'give me the code',
    ],
    rules: ['rules', 'rules of the game', 'game rules'],
  },
  lessClear: {
    repeat: [
      ...notHeard, 'barely hear', 'hardly hear', 'can barely hear you', 'can hardly hear you', 'run that by me', 'run it by me', 'run that past me', 'say what', 'tell me again', "how's that", 'how was that', 'slow down', 'more slowly', "you're breaking up", 'you broke up',
      'you cut out', 'you are breaking up', 'zoned out', 'spaced out', 'replay', 'play it back', 'play that back', 'repetition', 'come back', 'what now', 'a bit louder', 'clearer',
      'say that one more time', 'once again', 'pardon me', 'i beg your pardon', 'huh', 'what did you just say',
      'what was the question', "what's the question", 'what is the question', "i didn't hear you", "couldn't hear",
      "i couldn't hear you", "i didn't catch that", "didn't get that", "i didn't get that", "i can't hear you", "can't hear",
      'i missed that', 'missed that', 'excuse me', 'louder', 'slower', 'speak up', 'rewind', 'start over', 'from the beginning', 'from the top', 'from the start', 'from scratch', 'take it from the top', 'back to the start', 'run it back', 'play that again', 'reread', 'read it back', 'read that back', 'read back', 'go back',
      'rerun', 'restate', 'rephrase', 'reiterate', 'recap', 'echo', 'encore', 'say that', 'wot', 'whats that', 'what is that you said', 'you said what', 'come again', 'go over that again', 'go over it again', 'tell me once more', 'hit me again', 'pardon', 'once again',
    ],
    hint: [
      'give me a hand', 'lend me a hand', 'lend a hand', 'assist', 'assistance', 'less difficult', 'less hard', 'not so hard', 'not so difficult', 'simpler one', 'another image',
      'different image', 'easier image', 'point me in the right direction', 'helping hand',
      'help me out', 'make it easier', 'simpler', 'simpler picture', 'different picture', 'easier one', 'too hard',
      'too difficult', 'throw me a hint', 'nudge', 'pointer', 'a bit of help', 'need assistance', 'throw me a bone', 'throw us a bone', 'toss me a bone', 'throw a bone', 'throw me a rope', 'throw me a line', 'steer me', 'steer me in the right direction', 'point me somewhere', 'right direction', 'guide me', 'a steer', 'enlighten me', 'phone a friend',
      'rescue me', 'save me', 'sos', 'jog my memory', 'push in the right direction', 'a push', 'give me something', 'give me anything', 'give us something', 'assist me', 'simplify', 'dumb it down',
    ],
    skip: [
      'move along', 'moving along', 'move ahead', 'move forward', 'get on with it', 'keep going', 'proceed', 'continue', 'advance', 'new one', 'new question', 'new puzzle', 'different question',
      'different puzzle', 'concede', 'forfeit', 'throw in the towel', "i'm out", "i'm done", 'leave this', 'drop it', 'let it go', 'jump ahead', 'go forward', 'on to', 'onto the next',
      'giving up', 'surrender', 'moving on', 'carry on', 'next puzzle', 'another question', 'another one', 'a different one',
      'forward', 'onward', 'onwards', 'on we go', 'next up', 'hard pass', 'skippity skip', 'skipping', 'skippy', 'gimme another', 'give me another', 'give us another', 'try another', 'try a different one', 'change it', 'change the question', 'swap it', 'switch it', 'i fold', 'fold', 'white flag', 'wave the white flag', 'tap out', 'tapping out', 'throwing in the towel', 'call it quits', 'no more of this', 'get rid of it', 'moving right along', 'roll on', 'fast forward', 'pull the plug', 'bail', 'bail on this', 'dump it', 'another riddle', 'another puzzle', 'another rebus', 'new riddle', 'new rebus', 'go ahead', 'go to the next', 'leave this one', 'leave it',
    ],
    code: ['the code again', 'code again', 'promo code again', 'dictate the code'],
    rules: [
      ...howToPlay, 'how is this played', 'explain the game',
      'how do i play', 'how does this game work', 'how does the game work', 'how the game works', 'how do you play', 'how to play', 'how does it work', 'how does this work', 'how do i play this',
      'what do i do', 'what should i do', 'what do i have to do', "what's the game", 'how is it played', 'instructions',
    ],
  },
  codes: ['code', 'promo', 'promo code', 'promocode', 'coupon', 'voucher', 'discount code'],
  telling: [
    'tell', 'say', 'read', 'repeat', 'what', "what's", 'what is', 'what was', 'give', 'dictate', 'again', 'spell', 'need',
    'hear', 'forgot', 'missed', 'please', 'have', 'get', 'want', 'know', 'remind', 'where', 'see', 'can', 'like',
  ],
  agreement: ['code', 'yes', 'yeah', 'yep', 'sure', 'please', 'ok', 'okay'],
  besideCommands: [
    'hit', 'barely', 'hardly', 'tiny', 'wee', 'teeny', 'nice', 'clear', 'ready', 'mind', 'part', 'half', 'piece', 'top', 'beginning', 'start', 'drop', 'throw', 'toss', 'lend', 'offer', 'provide', 'share', 'spare', 'grab', 'buy', 'spend', 'request', 'ask', 'properly', 'clearly', 'attempt', 'line', 'bad', 'connection', 'noisy', 'noise',
    'can', 'could', 'would', 'will', 'you', 'i', 'we', 'me', 'us', 'give', 'gimme', 'want', 'wanna', 'need', 'have', 'get',
    'may', 'might', 'to', "i'd", "i'll", "i'm", 'love', 'like', 'take', 'use', 'one', 'another', 'my', 'your', 'with', 'for',
    'let', 'lets', "let's", 'go', 'to the', 'some', 'any', 'and', 'but', 'then', 'question', 'rebus', 'picture', 'puzzle',
    'riddle', 'round', 'game', 'maybe', 'wee', 'pls', 'plz', 'out', 'loud', 'more', 'time', 'out loud', 'of', 'now', 'here', 'tell', 'say', 'show', 'read',
    'explain', 'remind', 'hear', 'play', 'little', 'small', 'bit', 'quick', 'quickly', 'try', 'do', 'are', 'there', 'on', 'in',
    'not yet', 'be so kind', 'if possible', 'buddy', 'god', 'still', 'too', 'yet', 'really', 'this', 'these', 'those', 'them',
    'what are', 'what', "what's", 'the', 'about', 'word', 'sentence', 'phrase', 'letter', 'first', 'last', 'answer', 'whole', 'please',
  ],
  anew: ['can', 'could', 'may', 'lets', 'then', 'so', 'just', 'please', 'but', 'give', 'show'],
  denials: ['not', "don't", 'do not', 'no need', "don't need", "don't want", "won't", 'without', 'never', 'stop', 'rather not'],
  telltales: {
    repeat: ['repeat'],
    hint: ['hint', 'clue'],
    skip: ['skip', 'pass'],
  },
}
