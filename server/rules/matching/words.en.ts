import { englishCommands } from './words.commands.en.ts'
import { englishMistakes, englishNumerals } from './words.numerals.en.ts'
import type { Words } from './words.ts'

/** “Doesn't work”, “won't fit”: what is said after a claim that is given up. */
const refusing = ["doesn't", 'does not', "won't", "wouldn't", "can't", "isn't", 'is not'].flatMap((denial) =>
  [
    'work', 'fit', 'match', 'make sense', 'make any sense', 'look right', 'sound right', 'feel right', 'seem right', 'count', 'be it',
    'be right', 'right', 'correct', 'working', 'good', 'the one', 'the answer',
  ].map((verb) => `${denial} ${verb}`),
)

export const english: Words = {
  roles: {
    filler: [
      'um', 'umm', 'uh', 'uhh', 'er', 'erm', 'hm', 'hmm', 'mm', 'mmm', 'ah', 'aha', 'ha', 'lol', 'oh', 'ooh', 'wow', 'well', 'so', 'like',
      'ok', 'okay', 'yes', 'yeah', 'yep', 'right', 'alright', 'sure', 'just', 'a', 'an', 'the', 'this', 'that', 'it', "it's",
      'it is', "that's", 'that is', 'this is', 'is', 'is it', 'is this', 'is that', 'i', 'i think', "i think it's",
      'i think that', 'i guess', "i guess it's", 'i believe', 'i suppose', 'i say', "i'd say", 'i would say', "i'll say",
      "i'll go with", "i'm going with", 'going with', "let's say", "let's go with", 'say', 'must be', 'it must be', 'could be',
      'it could be', 'might be', 'it might be', 'may be', 'should be', 'would be', "it's got to be", 'has to be',
      'it has to be', 'gotta be', 'looks like', 'it looks like', 'sounds like', 'seems like', 'seems', 'something like',
      'some kind of', 'kind of', 'sort of', 'probably', 'possibly', 'definitely', 'certainly', 'surely', 'obviously', 'clearly',
      'of course', 'actually', 'basically', 'literally', 'you know', 'i know', 'i got it', 'got it', 'i see', 'see',
      'the answer is', 'answer is', 'my answer is', 'my answer', 'answer', 'final answer', 'my guess is', 'my guess',
      'the word is', 'the word', 'please', 'thanks', 'thank you', 'hello', 'hi', 'hey', 'pavel', 'called', 'no doubt',
      'without a doubt', 'what if not', "if i'm not mistaken", 'if i am not mistaken', "isn't it", "isn't that", 'is it not',
      "wouldn't it be", "couldn't it be", "isn't this", 'or something', 'or whatever', 'or not', 'why not', "i don't know",
      "don't know", "i don't know but", 'dunno', 'i dunno', 'not sure', "i'm not sure", "i'm not sure but", 'not sure but',
      'no idea', 'i have no idea', "i can't tell", "can't tell", "i can't say", "i can't see", "i don't understand",
      "i don't get it", 'hard to say', 'hard to tell', 'difficult', 'let me think', 'let me see', 'thinking', "i'm thinking",
      'wait', 'wait a second', 'wait a minute', 'hold on', 'hang on', 'one moment', 'one second', 'one sec', 'a moment',
      'a second', 'a sec', 'just a second', 'just a minute', 'a minute', 'one minute', 'give me a minute', 'just a moment',
      'give me a second', 'give me a moment', 'can you hear me', 'no hint', 'no hints', "don't skip", "don't repeat",
      "don't tell me", 'dear', 'mate', 'man', 'easy', "that's easy", 'simple', "i'm stuck", 'i am stuck', 'is that not',
      'is this not', 'could it not be', 'would it not be', 'put down', 'write down', 'nothing but', 'none other than',
      "i can't believe it", "or however it's called", 'or however it is called', "or whatever it's called", 'or whatever it is',
      'or whatever you call it', 'or something like that', 'gosh', 'la', 'or am i wrong', 'or am i mistaken', "or i'm wrong", 'am i wrong', 'am i right', 'in other words',
      'innit', 'methinks', 'prolly', 'though', 'tho', 'lmao', 'duh', 'obvs', 'btw', 'imo', 'imho', 'for sure', 'no less', 'not kidding', "i'm not kidding", 'no kidding', 'no joke', "i'm not joking", 'i kid you not', 'not gonna lie', "i'm not lying", 'no question',
      'no question about it', 'no doubt about it', 'no mistake', 'make no mistake', "i'm on the phone", "i am on the phone", 'on the phone', "i'm on a call", 'on a call',
      'bear with me', 'bear with us', 'holy moly', 'holy cow', 'holy smokes', 'hold your horses', 'no worries', 'tip of my tongue', 'on the tip of my tongue',
      "it's on the tip of my tongue", 'no clues', 'no skipping', 'no skip', 'no rules', 'no repeat', 'no repeats', 'no help', 'bear with me a moment', 'who else but', 'what else but',
    ],
    negation: [
      'not', "isn't", "it isn't", 'is not', "it's not", "that's not", "that isn't", "this isn't", 'never', 'neither', 'nor',
      'hardly', "can't be", 'cannot be', "it can't be", "couldn't be", "wouldn't be", "shouldn't be", "wasn't", "ain't",
      "don't think", "i don't think", "i don't think it's", "i don't think that's", "i don't think it is", "don't believe",
      "i don't believe it's", 'i doubt', "i doubt it's", 'doubt', 'definitely not', 'certainly not', 'not really', 'no way', "no way it's", "there's no way it's", 'not exactly', 'not quite', 'not even', 'not so much', "wouldn't say",
      "i wouldn't say", "i wouldn't say it's", "wouldn't call it", 'everything but', 'all but', 'everything except',
      'surely not', 'probably not', 'not a', 'not an', 'not the', "don't need", "i don't need", "don't need a", "i don't need a", "don't need the", "doesn't need", "doesn't need a", "don't want", "don't want a", "i don't want a", "doesn't want a", 'no need for', 'no need for a', 'not just', 'not only', 'not merely', 'not simply', 'not just a', 'not just an', 'not just the', 'not only a', 'not only the', 'not merely a', 'not simply a', 'unlikely', 'instead of',
      "doesn't look like",
    ],
    refusal: [
      ...refusing, 'is not it',
      'no', 'nope', 'nah', "no that's wrong", "that's wrong", 'wrong', 'scratch that', 'no wait', 'strike that', "doesn't fit",
      'is wrong', 'never mind', 'nevermind', 'forget it', 'forget that', 'i take it back', 'i take that back', 'cancel that', 'not that',
      'drop that', 'on second thought', 'on second thoughts', 'second thoughts', 'come to think of it', 'on reflection', 'scrap that', 'changed my mind', 'i changed my mind',
    ],
    removal: [
      'forget', 'forget about', 'cancel', 'scratch', 'scrap', 'ditch', 'drop', 'remove', 'cross out', 'rule out', 'strike', 'ignore',
      'take back', 'i take back', 'delete', 'discard', 'dismiss', 'leave out',
    ],
    exception: ['except', 'except for', 'anything but', 'anything except', 'other than', 'anything else than', 'nothing else than', 'anything else but', 'nothing else but',
      'anything other than', 'nothing other than', 'nothing except', 'besides', 'apart from', 'aside from', 'save for'],
    comparison: ['than', 'rather than'],
    past: [
      'at first', 'initially', 'originally', 'i thought', 'i thought it was', 'i thought that', 'thought it was', 'first i thought',
      'at first i thought', 'i was thinking', 'was thinking', 'i was going to say', 'was going to say', 'i almost said', 'almost said',
      'i wanted to say', 'i used to think', 'i had thought', 'i nearly said', 'i was about to say', 'thought',
    ],
    earlier: [
      'already said', 'said already', 'said it already', 'said that already', 'i already said', 'i already said that', 'i said that already', 'already tried', 'tried already', 'we already tried', 'i already tried', 'tried that already',
      'already guessed', 'guessed already', 'already did that', 'did that already', 'was already said', 'was already used', "didn't work before", 'already had', 'had already', 'was before',
    ],
    choice: [
      'first', 'second', 'third', 'between', 'options', 'my options are', 'options are', 'the options are', 'choices', 'my choices are', 'choices are', 'candidates',
      'my guesses are', 'guesses', 'my guesses', 'two guesses', 'possibilities', 'on the one hand', 'on one hand', 'on the other hand',
      'firstly', 'secondly', 'one of', 'one of those', 'one of these', 'one of them', 'one of the two', 'torn between', 'if not', 'option one', 'option two', 'first option', 'second option', 'toss up between',
      'a toss up between', 'ideas are', 'my ideas are', 'i have two', "i've got two", 'i got two', "i've two", 'i have a couple', "i've got a couple", 'i have two guesses', 'i have two ideas', 'i have two answers', "i've got two guesses",
      "i've got two ideas", 'i have three', 'couple of guesses', 'couple of ideas', 'two ideas', 'two answers', 'two options',
    ],
    question: ['by any chance', 'perchance', 'could it', 'can it', 'would it', 'could that', 'can that', 'would that', 'could this', 'might it'],
    joiner: ['plus', 'and', 'and then', 'then', 'also'],
    addition: [
      'and also', 'and also maybe', 'also maybe', 'and maybe', 'and perhaps', 'and possibly', 'and probably', 'but maybe', 'but perhaps',
      'could also be', 'might also be', 'it could also be', 'it might also be', 'and it could be', 'but it could be', 'but could be',
      'and could be', 'but it might be', 'and it might be', 'and might be', 'but also', 'then again', 'and another', 'another guess', 'second guess',
      'another option', 'and then maybe', 'as well as', 'plus maybe', 'or it could be', 'or could be', 'or might be', 'though maybe',
      'although maybe', 'and what about', 'but what about', 'what about', 'how about',
    ],
    alternative: ['or', 'or maybe', 'either', 'or perhaps', 'or else', 'else', 'otherwise', 'alternatively', 'failing that', 'or possibly'],
    correction: ['i mean', 'i meant', 'sorry', 'oops', 'or rather', 'make that', 'correction', 'my mistake', 'my bad'],
    contrast: ['but', 'maybe', 'perhaps', 'but rather', 'rather', 'more like', 'now', 'but now', 'and now'],
    function: [
      'of', 'in', 'on', 'at', 'with', 'to', 'for', 'from', 'by', 'about', 'under', 'over', 'into', 'as', 'when', 'where',
      'what', 'which', 'who', 'that means', 'because', 'if', 'while', 'you', 'he', 'she', 'we', 'they', 'me', 'my', 'your',
      'his', 'her', 'their', 'our', 'are', 'was', 'were', 'be', 'been', 'has', 'have', 'there', "there's", 'there is', 'here',
      'here is', 'here we have', 'these', 'those', 'all', 'some', 'makes', 'make', 'means', 'gives', 'equals', 'together',
      'therefore', 'picture', 'rebus', 'word', 'can', 'do', 'does', 'only', 'very', 'wants', 'want', 'needs', 'says', 'asks',
      'wear', 'wears', 'use', 'uses', 'ride', 'rides', 'carry', 'carries', 'need', 'listen', 'listens', 'gets', 'sits', 'stands', 'holds', 'shows', 'has got',
    ],
  },
  ...englishCommands,
  numerals: englishNumerals,
  mistakenDigits: englishMistakes,
}
