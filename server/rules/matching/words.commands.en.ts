import type { CommandWords } from './words.ts'

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
      'say that one more time', 'once again', 'pardon me', 'i beg your pardon', 'huh', 'what did you just say',
      'what was the question', "what's the question", 'what is the question', "i didn't hear you", "couldn't hear",
      "i couldn't hear you", "i didn't catch that", "didn't get that", "i didn't get that", "i can't hear you", "can't hear",
      'i missed that', 'missed that', 'excuse me', 'louder', 'slower', 'speak up', 'rewind', 'start over', 'from the beginning',
    ],
    hint: [
      'help me out', 'make it easier', 'simpler', 'simpler picture', 'different picture', 'easier one', 'too hard',
      'too difficult', 'throw me a hint', 'nudge', 'pointer', 'a bit of help', 'need assistance',
    ],
    skip: [
      'giving up', 'surrender', 'moving on', 'carry on', 'next puzzle', 'another question', 'another one', 'a different one',
      'forward', 'go ahead', 'go to the next', 'leave this one', 'leave it',
    ],
    code: ['the code again', 'code again', 'promo code again', 'dictate the code'],
    rules: [
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
    'can', 'could', 'would', 'will', 'you', 'i', 'we', 'me', 'us', 'give', 'gimme', 'want', 'wanna', 'need', 'have', 'get',
    'may', 'might', 'to', "i'd", "i'll", "i'm", 'love', 'like', 'take', 'use', 'one', 'another', 'my', 'your', 'with', 'for',
    'let', 'lets', "let's", 'go', 'to the', 'some', 'any', 'and', 'but', 'then', 'question', 'rebus', 'picture', 'puzzle',
    'riddle', 'round', 'game', 'maybe', 'wee', 'pls', 'plz', 'out', 'loud', 'more', 'time', 'out loud', 'of', 'now', 'here', 'tell', 'say', 'show', 'read',
    'explain', 'remind', 'hear', 'play', 'little', 'small', 'bit', 'quick', 'quickly', 'try', 'do', 'are', 'there', 'on', 'in',
    'not yet', 'be so kind', 'if possible', 'buddy', 'god', 'still', 'too', 'yet', 'really', 'this', 'these', 'those', 'them',
    'what are', 'what', "what's", 'the', 'about', 'word', 'sentence', 'phrase', 'letter', 'first', 'last', 'answer', 'whole', 'please',
  ],
  denials: ['not', "don't", 'do not', 'no need', "don't need", "don't want", "won't", 'without', 'never', 'stop', 'rather not'],
  telltales: {
    repeat: ['repeat'],
    hint: ['hint', 'clue'],
    skip: ['skip', 'pass'],
  },
}
