import { englishMistakes, englishNumerals } from './numeral-words.en.ts'
import type { Words } from './words.ts'

export const english: Words = {
  roles: {
    filler: [
      'um', 'umm', 'uh', 'uhh', 'er', 'erm', 'hm', 'hmm', 'mm', 'mmm', 'ah', 'aha', 'oh', 'ooh', 'wow', 'well', 'so', 'like',
      'ok', 'okay', 'yes', 'yeah', 'yep', 'right', 'alright', 'sure', 'just', 'a', 'an', 'the', 'this', 'that', 'it', "it's",
      'it is', "that's", 'that is', 'this is', 'is', 'is it', 'is this', 'is that', 'i', 'i think', "i think it's",
      'i think that', 'i guess', "i guess it's", 'i believe', 'i suppose', 'i say', "i'd say", 'i would say', "i'll say",
      "i'll go with", "i'm going with", 'going with', "let's say", "let's go with", 'say', 'must be', 'it must be', 'could be',
      'it could be', 'might be', 'it might be', 'may be', 'should be', 'would be', "it's got to be", 'has to be',
      'it has to be', 'gotta be', 'looks like', 'it looks like', 'sounds like', 'seems like', 'seems', 'something like',
      'some kind of', 'kind of', 'sort of', 'probably', 'possibly', 'definitely', 'certainly', 'surely', 'obviously', 'clearly',
      'of course', 'actually', 'basically', 'literally', 'i mean', 'you know', 'i know', 'i got it', 'got it', 'i see', 'see',
      'the answer is', 'answer is', 'my answer is', 'my answer', 'answer', 'final answer', 'my guess is', 'my guess',
      'the word is', 'the word', 'please', 'thanks', 'thank you', 'sorry', 'hello', 'hi', 'hey', 'pavel', 'called', 'no doubt',
      'without a doubt', 'if not', "if i'm not mistaken", 'if i am not mistaken', "isn't it", "isn't that", 'is it not',
      "wouldn't it be", "couldn't it be", "isn't this", 'or something', 'or whatever', 'or not', 'why not', "i don't know",
      "don't know", "i don't know but", 'dunno', 'i dunno', 'not sure', "i'm not sure", "i'm not sure but", 'not sure but',
      'no idea', 'i have no idea', "i can't tell", "can't tell", "i can't say", "i can't see", "i don't understand",
      "i don't get it", 'hard to say', 'hard to tell', 'difficult', 'let me think', 'let me see', 'thinking', "i'm thinking",
      'wait', 'wait a second', 'wait a minute', 'hold on', 'hang on', 'one moment', 'one second', 'one sec', 'a moment',
      'a second', 'a sec', 'just a second', 'just a moment', 'give me a second', 'give me a moment', 'can you hear me',
      'no hint', 'no hints', "don't skip", "don't repeat", "don't tell me", 'dear', 'mate', 'man', 'plus', 'easy',
      "that's easy", 'simple', "i'm stuck", 'i am stuck',
    ],
    negation: [
      'not', "isn't", "it isn't", 'is not', "it's not", "that's not", "that isn't", "this isn't", 'never', 'neither', 'nor',
      'hardly', "can't be", 'cannot be', "it can't be", "couldn't be", "wouldn't be", "shouldn't be", "wasn't", "ain't",
      "don't think", "i don't think", "i don't think it's", "i don't think that's", "i don't think it is", "don't believe",
      "i don't believe it's", 'i doubt', "i doubt it's", 'doubt', 'anything but', 'definitely not', 'certainly not',
      'surely not', 'probably not', 'not a', 'not an', 'not the', 'unlikely', 'except', 'rather than', 'instead of',
      "doesn't look like",
    ],
    refusal: [
      'no', 'nope', 'nah', "no that's wrong", "that's wrong", 'wrong', 'scratch that', 'no wait', 'strike that', "doesn't fit",
      'is wrong',
    ],
    question: ['by any chance', 'perchance'],
    joiner: ['and', 'or', 'or maybe', 'and then', 'then', 'also', 'either', 'or perhaps', 'or else'],
    contrast: ['but', 'maybe', 'perhaps', 'but rather', 'rather', 'more like'],
    function: [
      'of', 'in', 'on', 'at', 'with', 'to', 'for', 'from', 'by', 'about', 'under', 'over', 'into', 'as', 'when', 'where',
      'what', 'which', 'who', 'that means', 'because', 'if', 'while', 'you', 'he', 'she', 'we', 'they', 'me', 'my', 'your',
      'his', 'her', 'their', 'our', 'are', 'was', 'were', 'be', 'been', 'has', 'have', 'there', "there's", 'there is', 'here',
      'here is', 'here we have', 'these', 'those', 'all', 'some', 'makes', 'make', 'means', 'gives', 'equals', 'together',
      'therefore', 'picture', 'rebus', 'word', 'can', 'do', 'does', 'only', 'very',
    ],
  },
  commands: {
    repeat: [
      'repeat', 'repeat that', 'say again', 'say it again', 'say that again', 'again', 'once more', 'one more time',
      'come again', 'pardon', 'pardon me', 'what', 'what was that', 'what did you say', "i didn't hear", "didn't hear",
      "didn't catch that", "i didn't catch that", "can't hear you", "i can't hear you",
    ],
    hint: [
      'hint', 'a hint', 'clue', 'a clue', 'help', 'help me', 'tip', 'easier', 'easier picture', 'something easier',
      'next picture', 'another picture', 'the next picture', 'an easier picture', 'easier one',
    ],
    skip: [
      'skip', 'pass', 'next', 'i give up', 'give up', 'move on', "let's move on", 'go on', 'next question', 'next rebus',
      'next one', 'skip it', 'skip this', "i'll pass",
    ],
    code: [
      'spell', 'spell it', 'spell the code', 'spell it out', 'read the code', 'read me the code', 'say the code',
      'tell me the code', 'repeat the code', 'the code again', 'dictate', 'dictate the code', 'letter by letter',
      "what's the code", 'what is the code', 'give me the code', 'code letter by letter', 'promo code again',
    ],
    rules: [
      'rules', 'the rules', 'rules of the game', 'the rules of the game', 'game rules', 'what are the rules',
      'what are the rules of the game', "what're the rules",
    ],
  },
  agreement: ['code', 'yes', 'yeah', 'yep', 'sure', 'please', 'ok', 'okay'],
  besideCommands: [
    'can', 'could', 'would', 'you', 'i', 'we', 'me', 'us', 'give', 'want', 'need', 'have', 'get', 'may', 'to', "i'd", 'like',
    'take', 'use', 'one', 'another', 'my', 'with', 'for', 'let', "let's", 'go', 'to the', 'some', 'and', 'then', 'question',
    'rebus', 'picture', 'puzzle', 'out', 'code', 'promo', 'loud', 'more', 'time', 'out loud', 'of', 'now', 'here', 'tell', 'read',
    'explain', 'remind', "don't know", "i don't know", 'no idea',
  ],
  numerals: englishNumerals,
  mistakenDigits: englishMistakes,
}
